package org.prodays.formats;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fragmented MP4 of one track, made by ffmpeg as it pushes it. */
public final class Encoder {
    public static final String EVERY_FRAME = "+frag_every_frame+empty_moov+default_base_moof";
    /** Waits for the first samples, so that an edit list can be written. */
    public static final String EDITED = "+frag_every_frame+delay_moov+default_base_moof";

    public static final String AVC =
            "-f lavfi -i testsrc=size=320x180:rate=25 -t 3 -c:v libx264 -preset ultrafast -bf 2 -g 25"
                    + " -pix_fmt yuv420p";
    public static final String AAC = "-f lavfi -i sine=frequency=440:sample_rate=44100 -t 3 -ac 2 -c:a aac";
    static final String OPUS = "-f lavfi -i sine=frequency=440:sample_rate=48000 -t 3 -ac 2 -c:a libopus";

    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private Encoder() {}

    /** Each kind of track there is. */
    static List<byte[]> streams() {
        return List.of(stream(AVC, EVERY_FRAME), stream(AAC, EVERY_FRAME), stream(OPUS, EVERY_FRAME));
    }

    public static byte[] stream(String what, String flags) {
        return MADE.computeIfAbsent(
                        "ffmpeg -v error " + what + " -f mp4 -movflags " + flags + " pipe:1", Clip.Tool::output)
                .clone();
    }
}
