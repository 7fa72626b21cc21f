package org.prodays.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Real H.264 (25 pictures a second, a key frame each 2 s) and Opus (20 ms packets), made by ffmpeg, as a studio sends them. */
public record Clip(VideoTrack video, AudioTrack audio, List<Packet> pictures, List<Packet> sounds) {
    private static final Map<String, Clip> MADE = new ConcurrentHashMap<>();

    public static Clip of(int width, int height) {
        return MADE.computeIfAbsent(width + "x" + height, size -> make(size, width, height, ""));
    }

    /** A clip whose pictures take so many kbit/s, as a studio's camera does. */
    public static Clip of(int width, int height, int kilobits) {
        return MADE.computeIfAbsent(width + "x" + height + "@" + kilobits, known -> {
            String noise = " -vf noise=alls=30:allf=t -b:v " + kilobits + "k -maxrate " + kilobits + "k -bufsize "
                    + kilobits + "k";
            return make(width + "x" + height, width, height, noise);
        });
    }

    public List<Track> tracks() {
        return List.of(video, audio);
    }

    /** The same pictures as the small rendition. */
    public Clip small() {
        var low = new VideoTrack(RenditionName.LOW, video.codec(), video.width(), video.height(), video.avcC());
        return new Clip(low, audio, pictures.stream().map(Clip::small).toList(), sounds);
    }

    private static Packet small(Packet packet) {
        return new Packet(
                RenditionName.LOW, packet.timestampMicros(), packet.durationMicros(), packet.key(), packet.data());
    }

    /** Both tracks up to a time, in the order of time. */
    public List<Packet> until(double seconds) {
        return Stream.concat(pictures.stream(), sounds.stream())
                .filter(packet -> packet.timestampMicros() < seconds * 1e6)
                .sorted(Comparator.comparingLong(Packet::timestampMicros))
                .toList();
    }

    private static Clip make(String size, int width, int height, String more) {
        byte[] h264 = Tool.output("ffmpeg -v error -f lavfi -i testsrc=size=" + size
                + ":rate=25 -t 30" + more + " -c:v libx264 -preset ultrafast -profile:v baseline -pix_fmt yuv420p"
                + " -x264-params keyint=50:min-keyint=50:scenecut=0:bframes=0:aud=1 -f h264 -");
        byte[] ogg = Tool.output("ffmpeg -v error -f lavfi -i sine=frequency=440:sample_rate=48000 -t 30 -ac 1"
                + " -c:a libopus -b:a 32k -frame_duration 20 -f ogg -");
        var sounds = oggPackets(ogg);
        return pictures(h264, width, height, sounds);
    }

    private static Clip pictures(byte[] h264, int width, int height, List<byte[]> ogg) {
        byte[] sps = {};
        byte[] pps = {};
        var units = new ArrayList<ByteArrayOutputStream>();
        var keys = new ArrayList<Boolean>();
        for (byte[] nal : nals(h264)) {
            int type = nal[0] & 0x1f;
            switch (type) {
                case 9 -> {
                    units.add(new ByteArrayOutputStream());
                    keys.add(false);
                }
                case 7 -> sps = nal;
                case 8 -> pps = nal;
                default -> {
                    units.getLast()
                            .writeBytes(new Boxes().u32(nal.length).raw(nal).toBytes());
                    keys.set(keys.size() - 1, keys.getLast() || type == 5);
                }
            }
        }
        byte[] avcC = new Boxes()
                .u8(1)
                .u8(sps[1])
                .u8(sps[2])
                .u8(sps[3])
                .u8(0xff)
                .u8(0xe1)
                .u16(sps.length)
                .raw(sps)
                .u8(1)
                .u16(pps.length)
                .raw(pps)
                .toBytes();
        String codec = String.format(Locale.ROOT, "avc1.%02x%02x%02x", sps[1], sps[2], sps[3]);
        var pictures = new ArrayList<Packet>();
        for (int i = 0; i < units.size(); i++) {
            pictures.add(new Packet(
                    RenditionName.HIGH,
                    i * 40_000L,
                    40_000,
                    keys.get(i),
                    units.get(i).toByteArray()));
        }
        var sounds = new ArrayList<Packet>();
        for (int i = 2; i < ogg.size(); i++) {
            sounds.add(new Packet(RenditionName.SOUND, (i - 2) * 20_000L, 20_000, true, ogg.get(i)));
        }
        return new Clip(
                new VideoTrack(RenditionName.HIGH, codec, width, height, avcC),
                new AudioTrack("opus", 48_000, 1, ogg.get(0)),
                pictures,
                sounds);
    }

    private static List<byte[]> nals(byte[] stream) {
        var nals = new ArrayList<byte[]>();
        int start = -1;
        for (int at = 0; at + 3 <= stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                if (start >= 0) {
                    nals.add(Arrays.copyOfRange(stream, start, stream[at - 1] == 0 ? at - 1 : at));
                }
                start = at + 3;
            }
        }
        nals.add(Arrays.copyOfRange(stream, start, stream.length));
        return nals;
    }

    /** The packets of one Ogg stream (RFC 3533 §6). */
    private static List<byte[]> oggPackets(byte[] ogg) {
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        int page = 0;
        while (page < ogg.length) {
            int segments = ogg[page + 26] & 0xff;
            int at = page + 27 + segments;
            for (int i = 0; i < segments; i++) {
                int length = ogg[page + 27 + i] & 0xff;
                packet.write(ogg, at, length);
                at += length;
                if (length < 255) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
            page = at;
        }
        return packets;
    }

    /** A program of the system; when it is missing or fails, so does the test, with its words. */
    public static final class Tool {
        private Tool() {}

        public static byte[] output(String command) {
            try {
                var errors = Files.createTempFile("tool", ".txt");
                var process = new ProcessBuilder(command.split(" ", -1))
                        .redirectError(errors.toFile())
                        .start();
                byte[] output = process.getInputStream().readAllBytes();
                int code = process.waitFor();
                String said = Files.readString(errors);
                Files.delete(errors);
                if (code != 0 || !said.isBlank()) {
                    throw new AssertionError(command + " ended with " + code + ": " + said);
                }
                return output;
            } catch (IOException e) {
                throw new AssertionError(
                        "cannot run " + command.split(" ", -1)[0] + " (Debian: apt install ffmpeg)", e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
