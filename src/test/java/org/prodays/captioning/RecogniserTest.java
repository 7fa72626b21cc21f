package org.prodays.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.captions.CaptionLanguage;
import org.prodays.formats.RenditionName;
import org.prodays.media.Broadcast;
import org.prodays.media.Origin;
import org.prodays.media.Run;
import org.prodays.stage.TestStage;

/** Programs of an operator's, good and bad ones, on a real broadcast. */
class RecogniserTest {

    /** Tells of each second how loud it was, as a recogniser tells what was said. */
    private static final String LISTENER = """
            binmode STDIN;
            $| = 1;
            my $n = 0;
            while (read(STDIN, my $second, 32000) == 32000) {
              my $sum = 0;
              $sum += $_ * $_ for unpack("s<*", $second);
              printf "%d\\t%d\\t%s\\tloud %d, %d names\\n", $n, $n + 1, $ENV{CAPTIONS_LANGUAGE}, sqrt($sum / 16000), scalar keys %ENV;
              $n++;
            }
            """;

    @TempDir
    Path folder;

    private record Said(RecognisedLine line, long start, long end) {}

    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final List<Recogniser> started = new ArrayList<>();
    private Origin origin;

    @BeforeEach
    void open() throws IOException {
        origin = new Origin(Files.createDirectories(folder.resolve("media")), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        started.forEach(Recogniser::close);
        started.forEach(recogniser -> await(() -> recogniser.pid() == 0));
    }

    @Test
    void a_program_hears_the_broadcast_in_its_time_and_says_what_it_heard() throws Exception {
        var broadcast = broadcast();
        try (Run before = broadcast.begin(TestStage.tracks())) {
            play(before, 0, 4);
        }
        listen(broadcast, "perl " + Files.writeString(folder.resolve("listener.pl"), LISTENER));
        try (Run run = broadcast.begin(TestStage.tracks())) {
            play(run, 0, 8);
            await(() -> said.size() >= 6);
        }
        long start = said.getFirst().start();
        assertTrue(start >= 4_000_000 && start < 6_000_000, "start " + start);
        for (int i = 0; i < 6; i++) {
            var one = said.get(i);
            assertEquals(start + i * 1_000_000L, one.start());
            assertEquals(1_000_000, one.end() - one.start());
            assertEquals(CaptionLanguage.AR, one.line().language());
            assertTrue(
                    one.line().text().matches("loud [1-9]\\d{2,4}, [1-5] names"),
                    one.line().text());
        }
    }

    @Test
    void aac_alone_is_heard_in_its_time_and_what_is_missing_is_silent() throws Exception {
        var broadcast = broadcast();
        var recogniser = listen(broadcast, "perl " + Files.writeString(folder.resolve("listener.pl"), LISTENER));
        var tracks = TestStage.tracks().stream()
                .filter(track -> track.name() != RenditionName.SOUND)
                .toList();
        await(() -> recogniser.pid() != 0);
        try (Run run = broadcast.begin(tracks)) {
            play(run, 0, 4, Set.of(RenditionName.SOUND));
            play(run, 4, 7, Set.of(RenditionName.SOUND, RenditionName.AAC));
            play(run, 7, 11, Set.of(RenditionName.SOUND));
            await(() -> !said.isEmpty() && said.getLast().end() >= 9_000_000);
        }
        for (var one : said) {
            boolean silent = one.start() > 4_100_000 && one.end() < 6_900_000;
            boolean loud = one.end() < 3_900_000 || one.start() > 7_100_000;
            if (silent || loud) {
                assertEquals(
                        loud,
                        one.line().text().matches("loud [1-9]\\d{2,4}, .*"),
                        one.start() + ": " + one.line().text());
            }
        }
        assertTrue(said.getFirst().end() < 3_900_000, "the beginning was heard");
    }

    @Test
    void one_that_ends_is_started_again_and_one_that_is_not_there_harms_nothing() throws Exception {
        var broadcast = broadcast();
        var recogniser = listen(broadcast, "head -c 1000");
        try (Run run = broadcast.begin(TestStage.tracks())) {
            await(() -> recogniser.pid() != 0);
            long first = recogniser.pid();
            play(run, 0, 2);
            await(() -> recogniser.pid() != 0 && recogniser.pid() != first);
            recogniser.close();
            listen(broadcast, "/nowhere/recogniser --fast");
            play(run, 2, 4);
        }
        assertEquals(4.0, seconds(broadcast), 0.5);
    }

    @Test
    void one_that_does_not_listen_is_ended_and_the_broadcast_goes_on() throws Exception {
        var broadcast = broadcast();
        var recogniser = listen(broadcast, "sleep 600");
        try (Run run = broadcast.begin(TestStage.tracks())) {
            await(() -> recogniser.pid() != 0);
            long first = recogniser.pid();
            // more than a pipe and ten seconds of packets hold
            play(run, 0, 25);
            await(() -> recogniser.pid() != first);
            await(() -> ProcessHandle.of(first).filter(ProcessHandle::isAlive).isEmpty());
        }
        assertEquals(25.0, seconds(broadcast), 0.5);
    }

    @Test
    void one_that_talks_nonsense_says_nothing_and_is_ended_and_started_again() throws Exception {
        var starts = folder.resolve("starts");
        var script = folder.resolve("nonsense.sh");
        Files.writeString(script, "echo once >> " + starts + "\nexec yes '1\t2\tfr'\n");
        listen(broadcast(), "sh " + script);
        await(() -> Files.exists(starts) && lines(starts) >= 2);
        assertEquals(List.of(), said);
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recogniser listen(Broadcast broadcast, String command) {
        var recogniser = new Recogniser(
                command,
                CaptionLanguage.AR,
                (line, start, end) -> said.add(new Said(line, start, end)),
                Clock.systemUTC());
        recogniser.listen(broadcast);
        started.add(recogniser);
        return recogniser;
    }

    private Broadcast broadcast() {
        return origin.open("b");
    }

    /** Some seconds of the clip, faster than they last, but not faster than a machine decodes them. */
    private void play(Run run, double from, double until) throws Exception {
        play(run, from, until, Set.of());
    }

    private void play(Run run, double from, double until, Set<RenditionName> without) throws Exception {
        for (long number = 0; ; number++) {
            var packet = TestStage.packet(number);
            double at = packet.timestampMicros() / 1e6;
            if (at >= until) {
                return;
            }
            if (at >= from && !without.contains(packet.name())) {
                run.accept(packet);
                Thread.sleep(Duration.ofMillis(2));
            }
        }
    }

    private double seconds(Broadcast broadcast) {
        broadcast.end();
        return origin.replay("b").orElseThrow().duration().toMillis() / 1000.0;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
