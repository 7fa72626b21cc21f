package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.SetClock;
import org.prodays.formats.BadPacket;
import org.prodays.formats.BadStream;
import org.prodays.formats.RenditionName;
import org.prodays.ground.Refusal;
import org.prodays.media.Origin;

class PushTest {

    private static final Duration RESUME_WITHIN = Duration.ofSeconds(60);

    private static final Push.Keeper NOBODY = new Push.Keeper() {
        @Override
        public void failed(Push push, BadStream why) {}

        @Override
        public void over(Push push, Refusal why) {}

        @Override
        public void gone(Push push) {}
    };

    @TempDir
    Path folder;

    private final Encoded high = Encoded.pictures(320, 180);
    private final Encoded low = Encoded.pictures(160, 90);
    private final Encoded sound = Encoded.sound();
    private final SetClock clock = new SetClock();
    private final List<OnAir.State> shown = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Source camera = new Source(UUID.randomUUID(), UUID.randomUUID(), "Main camera");
    private final Source spare = new Source(UUID.randomUUID(), camera.session(), "Spare");
    private Origin origin;
    private Scene scene;

    @BeforeEach
    void open() {
        origin = new Origin(folder, clock);
        scene = new Scene(
                new Showing(() -> new Showing.Opened("b", origin.open("b")), onAir -> shown.add(onAir.state())),
                RESUME_WITHIN,
                clock);
    }

    @Test
    void connections_of_a_source_make_one_run_and_with_the_last_one_it_leaves() throws Exception {
        var first = new Sender(camera, high, RenditionName.HIGH);
        var second = new Sender(camera, low, RenditionName.LOW);
        var third = new Sender(camera, sound, RenditionName.HIGH);
        play(0, 10, first, second, third);
        for (Sender sender : List.of(third, first, second)) {
            sender.push.end();
        }
        assertEquals(List.of(OnAir.State.LIVE, OnAir.State.NOTHING), shown);
        assertEquals(List.of(), told);
        origin.close();
        assertEquals(List.of("0 HIGH LOW AAC"), Runs.of(folder));
    }

    /** The encoder of most hardware, and x264 without zerolatency: 40 pictures of lookahead, three of another order, two in its threads. */
    @Test
    void pictures_that_always_come_two_seconds_late_are_cut_with_the_sound_that_goes_with_them() throws Exception {
        var pictures = new Sender(camera, Encoded.picturesLookedAhead(320, 180), RenditionName.HIGH);
        pictures.late = 1.8;
        play(0, 17.8, pictures, new Sender(camera, sound, RenditionName.HIGH));
        scene.end();
        origin.close();
        assertEquals(List.of("0 HIGH AAC"), Runs.of(folder));
        // of four seconds each, to a packet; what was said last comes without the pictures that were never sent
        assertEquals(List.of("100 188", "100 187", "100 188", "100 268"), samples("HIGH", "AAC"));
    }

    @Test
    void a_track_that_joins_later_begins_a_new_run() throws Exception {
        var pictures = new Sender(camera, high, RenditionName.HIGH);
        play(0, 5, pictures);
        play(5, 12, pictures, new Sender(camera, sound, RenditionName.HIGH));
        scene.end();
        assertEquals(List.of("0 HIGH", "1 HIGH AAC"), Runs.of(folder));
    }

    @Test
    void a_size_that_changes_begins_a_new_run() throws Exception {
        play(0, 5, new Sender(camera, high, RenditionName.HIGH));
        play(5, 10, new Sender(camera, low, RenditionName.HIGH));
        scene.end();
        assertEquals(List.of("409 stage_refusal_track_twice", "409 stage_refusal_ended"), told);
        assertEquals(List.of("0 HIGH", "1 HIGH"), Runs.of(folder));
        assertEquals(
                2,
                Files.readAllLines(folder.resolve("b/index")).stream()
                        .filter(line -> line.startsWith("I HIGH"))
                        .count());
    }

    @Test
    void a_source_that_is_cut_off_goes_on_in_its_run_and_one_that_starts_anew_in_another() throws Exception {
        var cut = new Sender(camera, high, RenditionName.HIGH);
        play(0, 5, cut);
        cut.push.cutOff();
        assertEquals(OnAir.State.LOST, scene.onAir().state());
        clock.pass(Duration.ofSeconds(1));
        play(6, 10, new Sender(camera, high, RenditionName.HIGH));
        play(0, 5, new Sender(camera, high, RenditionName.HIGH));
        scene.end();
        assertEquals(List.of("0 HIGH", "1 HIGH"), Runs.of(folder));
        assertEquals(List.of(OnAir.State.LIVE, OnAir.State.LOST, OnAir.State.LIVE, OnAir.State.ENDED), shown);
    }

    @Test
    void another_source_and_a_studio_are_kept_out_for_a_minute() throws Exception {
        var sender = new Sender(camera, high, RenditionName.HIGH);
        play(0, 3, sender);
        sender.push.cutOff();
        clock.pass(RESUME_WITHIN.minusSeconds(1));
        assertEquals("stage_refusal_occupied", refused(() -> scene.checkFree(spare)));
        assertInstanceOf(ToStudio.Occupied.class, scene.enter(SceneTest.hello("a"), new SceneTest.Ear()));
        clock.pass(Duration.ofSeconds(1));
        play(0, 3, new Sender(spare, high, RenditionName.HIGH));
        assertEquals(OnAir.State.LIVE, scene.onAir().state());
        assertEquals("stage_refusal_occupied", refused(() -> scene.checkFree(camera)));
    }

    @Test
    void a_source_that_is_invited_takes_over_once_and_the_other_one_is_told() throws Exception {
        var ear = new SceneTest.Ear();
        scene.enter(SceneTest.hello("a"), ear);
        assertEquals("stage_refusal_occupied", refused(() -> scene.checkFree(camera)));
        scene.invite(camera);
        play(0, 3, new Sender(camera, high, RenditionName.HIGH));
        assertEquals(List.of("TakenOver[]"), ear.heard);
        scene.enter(SceneTest.hello("b", true), new SceneTest.Ear());
        assertEquals(List.of("409 stage_refusal_taken_over"), told);
        assertEquals("stage_refusal_occupied", refused(() -> scene.checkFree(camera)));
    }

    @Test
    void the_demonstration_gives_way_to_the_first_header_and_not_before() throws Exception {
        var clip = Clip.builtIn();
        var demonstration = scene.demonstrate(clip.tracks()).orElseThrow();
        var sender = new Sender(camera, high, RenditionName.HIGH);
        assertThrows(BadStream.class, () -> sender.push.accept(new byte[16], 0, 16));
        assertEquals(true, scene.accept(demonstration, now -> demonstration.accept(clip.inRound(0, 0), now)));
        play(0, 3, new Sender(camera, high, RenditionName.HIGH));
        assertEquals(false, scene.accept(demonstration, now -> demonstration.accept(clip.inRound(1, 0), now)));
    }

    @Test
    void a_bad_stream_is_told_where_and_the_hall_sees_the_slate() throws Exception {
        var sender = new Sender(camera, high, RenditionName.HIGH);
        play(0, 3, sender);
        byte[] wrong = sender.stream.fragments().get(75).clone();
        Arrays.fill(wrong, 0, 4, (byte) 0);
        var bad = assertThrows(BadStream.class, () -> sender.push.accept(wrong, 0, wrong.length));
        assertEquals(BadStream.Reason.SIZE_ZERO, bad.reason());
        assertEquals(OnAir.State.LOST, scene.onAir().state());
        play(4, 6, new Sender(camera, high, RenditionName.HIGH));
        assertEquals(OnAir.State.LIVE, scene.onAir().state());
    }

    @Test
    void the_sessions_end_is_told_and_no_byte_is_read_after_it() throws Exception {
        var sender = new Sender(camera, high, RenditionName.HIGH);
        play(0, 3, sender);
        scene.end();
        assertEquals(List.of("409 stage_refusal_ended"), told);
        assertEquals("stage_refusal_ended", refused(() -> play(3, 4, sender)));
        assertEquals("stage_refusal_ended", refused(() -> scene.checkFree(camera)));
    }

    /** How many samples each recorded segment has of some renditions. */
    private List<String> samples(String... renditions) throws IOException {
        return Files.readAllLines(folder.resolve("b/index")).stream()
                .filter(line -> line.startsWith("S "))
                .map(line -> Stream.of(renditions)
                        .map(name -> line.replaceAll(".* " + name + " \\d+ \\d+ (\\d+) .*", "$1"))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** An encoder's connection that sends its fragments at their times. */
    private final class Sender {

        private final Push push;
        private final Encoded stream;
        private boolean begun;
        private double late; // seconds that the encoder takes

        Sender(Source source, Encoded stream, RenditionName pictures) {
            this.stream = stream;
            this.push = new Push(
                    scene, source, pictures, clock, why -> told.add(why.status() + " " + why.reason()), NOBODY);
        }

        void send(double from, double until) throws BadStream {
            if (!begun) {
                push.accept(stream.header(), 0, stream.header().length);
                begun = true;
            }
            for (int i = 0; i < stream.fragments().size(); i++) {
                double at = stream.time(i) + late;
                if (at >= from && at < until) {
                    byte[] fragment = stream.fragments().get(i);
                    push.accept(fragment, 0, fragment.length);
                }
            }
        }
    }

    /** All send, in steps of 40 ms that the clock makes too. */
    private void play(double from, double until, Sender... senders) throws BadStream {
        for (double at = from; at < until - 0.001; at += 0.04) {
            clock.pass(Duration.ofMillis(40));
            for (Sender sender : senders) {
                sender.send(at - 0.0001, at + 0.0399);
            }
        }
    }

    private interface Wish {
        void make() throws BadStream, BadPacket;
    }

    private static String refused(Wish wish) {
        return assertThrows(Refusal.class, wish::make).reason();
    }
}
