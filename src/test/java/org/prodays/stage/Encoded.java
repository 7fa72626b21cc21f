package org.prodays.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an encoder pushes of one track, made by ffmpeg: the header, then a fragment for each frame. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record Encoded(byte[] header, List<byte[]> fragments, double frame) {

    private static final String AS_PUSHED = " -f mp4 -movflags +frag_every_frame+empty_moov+default_base_moof pipe:1";
    /** Of libx264's pictures in MP4, 25 a second. */
    private static final int TIMESCALE = 12_800;

    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    /** 20 s of pictures, 25 a second, a key frame each two seconds. */
    public static Encoded pictures(int width, int height) {
        return of(
                "-f lavfi -i testsrc=size=" + width + "x" + height + ":rate=25 -t 20 -c:v libx264 -preset ultrafast"
                        + " -tune zerolatency -g 50 -pix_fmt yuv420p",
                0.04);
    }

    /** 20 s of pictures by an encoder that looks ahead and shows them in another order. */
    static Encoded picturesLookedAhead(int width, int height) {
        return of(
                "-f lavfi -i testsrc=size=" + width + "x" + height + ":rate=25 -t 20 -c:v libx264 -preset medium"
                        + " -g 50 -sc_threshold 0 -pix_fmt yuv420p",
                0.04);
    }

    /** 20 s of AAC. */
    public static Encoded sound() {
        return of("-f lavfi -i sine=frequency=440:sample_rate=48000 -t 20 -c:a aac -b:a 64k", 1024 / 48_000.0);
    }

    /** A picture of noise, which no encoder makes small: some 700 kB. */
    public static Encoded noise() {
        return of(
                "-f lavfi -i color=gray:size=720x400:rate=25,noise=alls=100:allf=t -frames:v 1 -c:v libx264"
                        + " -preset ultrafast -qp 1 -pix_fmt yuv420p",
                0.04);
    }

    /** The first fragment with the time of a later one (tfdt, ISO 14496-12 §8.8.12). */
    public byte[] repeated(int fragment) {
        byte[] later = fragments.getFirst().clone();
        int tfdt = new String(later, 0, 200, StandardCharsets.ISO_8859_1).indexOf("tfdt");
        var time = ByteBuffer.wrap(later, tfdt + 8, 8);
        time.putLong(time.getLong(tfdt + 8) + Math.round(fragment * frame * TIMESCALE));
        return later;
    }

    double time(int fragment) {
        return fragment * frame;
    }

    /** The header and the first fragments, as one stream. */
    public byte[] of(int count) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(header);
        fragments.subList(0, count).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Encoded of(String what, double frame) {
        byte[] made = MADE.computeIfAbsent(what, Encoded::made);
        var header = new ByteArrayOutputStream();
        var fragments = new ArrayList<byte[]>();
        var in = ByteBuffer.wrap(made);
        while (in.hasRemaining()) {
            int at = in.position();
            int size = in.getInt(at);
            byte[] box = Arrays.copyOfRange(made, at, at + size);
            switch (new String(made, at + 4, 4, StandardCharsets.US_ASCII)) {
                case "ftyp", "moov" -> header.writeBytes(box);
                case "moof" -> fragments.add(box);
                case "mdat" -> fragments.add(joined(fragments.removeLast(), box));
                default -> {}
            }
            in.position(at + size);
        }
        return new Encoded(header.toByteArray(), fragments, frame);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] made(String what) {
        try {
            var process = new ProcessBuilder(("ffmpeg -nostdin -v error " + what + AS_PUSHED).split(" ", -1))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new AssertionError("ffmpeg failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run ffmpeg (Debian: apt install ffmpeg)", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
