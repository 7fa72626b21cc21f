package org.prodays.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prodays.formats.RenditionName;

/** The tracks that ffmpeg makes of a source, and how: the pictures and the sound as they came, and smaller ones of each. */
enum Renditions {
    PICTURES(RenditionName.HIGH, "0:v:0", "-c:v copy"),
    /** Key frames where the source has them, so that both sizes can be cut at the same times. */
    SMALL(
            RenditionName.LOW,
            "0:v:0",
            "-c:v libx264 -preset veryfast -tune zerolatency -profile:v main -pix_fmt yuv420p -threads 2 -fps_mode vfr"
                    + " -vf scale=w=640:h=360:force_original_aspect_ratio=decrease:force_divisible_by=2"
                    + " -b:v 500k -maxrate 600k -bufsize 1000k -force_key_frames source -g 600 -sc_threshold 0"),
    SOUND(
            RenditionName.SOUND,
            "0:a:0",
            "-c:a libopus -b:a 16k -vbr constrained -frame_duration 60 -ac 1 -application voip"),
    AAC(RenditionName.AAC, "0:a:0", "-c:a copy");

    /**
     * What may come in is forced: Flash video from the pipe, one track of each kind, H.264 and AAC, no larger than 4096 by 2304, known
     * after a second. Times stay as they came, so that the tracks stay together.
     */
    private static final String INPUT = "-protocol_whitelist pipe -f flv -codec_whitelist h264,aac -max_streams 2"
            + " -max_pixels 9437184 -probesize 1000000 -analyzeduration 1000000 -threads 2 -copyts -i pipe:0";

    /** One fragment a frame; an edit list says when the track begins; a second is added, as the first sound begins before its time. */
    private static final String OUTPUT =
            "-f mp4 -output_ts_offset 1 -movflags +frag_every_frame+delay_moov+default_base_moof+frag_discont";

    private final RenditionName name;
    private final String from;
    private final String codec;

    Renditions(RenditionName name, String from, String codec) {
        this.name = name;
        this.from = from;
        this.codec = codec;
    }

    static List<Renditions> of(boolean audio, boolean video) {
        return Stream.of(values())
                .filter(one -> one.from.startsWith("0:v") ? video : audio)
                .toList();
    }

    static List<String> arguments(List<Renditions> wanted) {
        var arguments = new ArrayList<>(words(INPUT));
        for (Renditions one : wanted) {
            arguments.addAll(List.of("-map", one.from));
            arguments.addAll(words(one.codec));
            arguments.addAll(words(OUTPUT));
            arguments.add("unix:/box/" + one.socket());
        }
        return arguments;
    }

    /** What a track of pictures becomes; says nothing of one of sound. */
    RenditionName pictures() {
        return this == SMALL ? RenditionName.LOW : RenditionName.HIGH;
    }

    /** The name of the socket it leaves by. */
    String socket() {
        return name.name();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
