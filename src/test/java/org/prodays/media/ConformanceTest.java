package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;

class ConformanceTest {

    @TempDir
    Path folder;

    private final Clip high = Clip.of(320, 180);
    private final Clip low = Clip.of(160, 90).small();

    /** What a bad line and a tired computer do, in an order that a seed fixes. */
    @Test
    void a_source_that_jitters_drops_and_returns_breaks_no_rule() throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            var studio = new Studio(Files.createDirectory(folder.resolve("seed-" + seed)));
            var conformance = new Conformance(name -> get(studio, name));
            for (int run = 0; run < 4; run++) {
                play(studio, random, conformance);
                studio.clock.move(random.nextInt(20));
            }
            studio.broadcast.end();
            conformance.look();
            assertEquals(List.of(), conformance.broken(), "seed " + seed);
            assertTrue(conformance.parts() > 200, "parts " + conformance.parts());
            assertTrue(conformance.cues() > 20, "cues " + conformance.cues());
        }
    }

    private void play(Studio studio, Random random, Conformance conformance) throws Exception {
        boolean sizes = random.nextBoolean();
        var tracks = sizes ? List.<Track>of(high.video(), low.video(), high.audio()) : high.tracks();
        var run = studio.broadcast.begin(tracks);
        double from = random.nextInt(10);
        double until = from + 8 + random.nextInt(12);
        double lossFrom = from + 2 + random.nextInt(6);
        boolean lossOfSound = random.nextInt(4) == 0;
        boolean said = sizes && random.nextBoolean();
        int count = 0;
        for (Packet packet : packets(sizes)) {
            double at = packet.timestampMicros() / 1e6;
            boolean lost =
                    at > lossFrom && at < lossFrom + 3 && (packet.name().kind() == TrackKind.AUDIO) == lossOfSound;
            if (lost && said) {
                run.pause(packet.name());
            }
            if (at < from || at > until || lost) {
                continue;
            }
            try {
                run.accept(jittered(packet, random));
            } catch (BadPacket refused) {
                // a picture without the one before it, or a time that jitters backwards: the source is told, the run
                // goes on
            }
            studio.clock.move(packet.durationMicros() / 3e6);
            if (++count % 40 == 0) {
                caption(studio, random);
                conformance.look();
            }
        }
        run.close();
        conformance.look();
    }

    /** Said now or long ago, for a short or a long time, or corrected. */
    private static void caption(Studio studio, Random random) {
        var captions = studio.broadcast.captions();
        var language = random.nextBoolean() ? CaptionLanguage.AR : CaptionLanguage.FR;
        int last = captions.latest(language, 1).stream()
                .mapToInt(Captions.Line::number)
                .findAny()
                .orElse(-1);
        String key = "k" + random.nextLong();
        if (last >= 0 && random.nextInt(4) == 0) {
            captions.correct(language, last, key, "corrigé " + last);
        } else {
            long now = studio.broadcast.timeAt(studio.clock.instant());
            long start = Math.max(0, now - random.nextInt(15_000_000));
            captions.say(language, key, start, start + 1 + random.nextInt(12_000_000), "مرحبا & <bonjour> " + last);
        }
    }

    private List<Packet> packets(boolean sizes) {
        return Stream.of(high.pictures(), sizes ? low.pictures() : List.<Packet>of(), high.sounds())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Packet::timestampMicros))
                .toList();
    }

    private static Packet jittered(Packet packet, Random random) {
        long jitter =
                packet.name().kind() == TrackKind.AUDIO ? random.nextInt(2_000) - 1_000 : random.nextInt(9_000) - 4_500;
        return new Packet(
                packet.name(), packet.timestampMicros() + jitter, packet.durationMicros(), packet.key(), packet.data());
    }

    static byte @Nullable [] get(Studio studio, String name) throws Exception {
        int query = name.indexOf('?');
        var reload = query < 0 ? Reload.NONE : new Reload(-1, -1, name.contains("_HLS_skip"));
        var answer = new Delivery(studio.origin).answer(Studio.ID, query < 0 ? name : name.substring(0, query), reload);
        return switch (answer) {
            case Answer.Playlist playlist -> playlist.page().plain();
            case Answer.Bytes bytes -> bytes.bytes();
            case Answer.Slice slice -> {
                try (var file = FileChannel.open(slice.file())) {
                    var bytes = ByteBuffer.allocate((int) slice.length());
                    file.read(bytes, slice.offset());
                    yield bytes.array();
                }
            }
            default -> null;
        };
    }

    @Test
    void the_checker_sees_what_is_wrong() throws Exception {
        var studio = new Studio(folder);
        studio.run(high.tracks(), high.until(14));
        var conformance = new Conformance(name -> {
            byte[] right = get(studio, name);
            return right != null && name.equals("video.m3u8")
                    ? new String(right, StandardCharsets.UTF_8)
                            .replaceFirst("EXTINF:4\\.0", "EXTINF:9.0")
                            .getBytes(StandardCharsets.UTF_8)
                    : right;
        });
        conformance.look();
        assertTrue(
                conformance.broken().toString().contains("4.4.3.1 a segment of 9.0"),
                conformance.broken().toString());
    }
}
