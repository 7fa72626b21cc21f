package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.SetClock;
import org.prodays.formats.BadPacket;
import org.prodays.formats.TrackKind;
import org.prodays.media.Origin;

class SceneTest {

    private static final Duration RESUME_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Clip clip = Clip.builtIn();
    private final SetClock clock = new SetClock();
    private final List<OnAir.State> told = new ArrayList<>();
    private Scene scene;

    @BeforeEach
    void open() {
        var origin = new Origin(folder, clock);
        scene = new Scene(
                new Showing(() -> new Showing.Opened("b", origin.open("b")), onAir -> told.add(onAir.state())),
                RESUME_WITHIN,
                clock);
    }

    @Test
    void a_studio_takes_the_place_of_the_demonstration_unasked() throws BadPacket {
        var demonstration = demonstrate();
        assertInstanceOf(ToStudio.Welcome.class, scene.enter(hello("a"), new Ear()));
        assertFalse(scene.accept(demonstration, now -> demonstration.accept(clip.inRound(4, 0), now)));
        assertEquals(true, scene.demonstrate(clip.tracks()).isEmpty());
    }

    @Test
    void a_silent_studio_is_lost_after_five_seconds_and_its_place_is_free_after_a_minute() throws BadPacket {
        var ear = new Ear();
        scene.enter(hello("a"), ear);
        assertTrue(scene.accept(ear, clip.packets().getFirst()));
        clock.pass(Duration.ofSeconds(4));
        scene.look();
        assertEquals(OnAir.State.LIVE, scene.onAir().state());
        clock.pass(Duration.ofSeconds(1));
        scene.look();
        assertEquals(OnAir.State.LOST, scene.onAir().state());
        assertInstanceOf(ToStudio.Occupied.class, scene.enter(hello("b"), new Ear()));
        assertTrue(scene.demonstrate(clip.tracks()).isEmpty());
        clock.pass(Duration.ofSeconds(55));
        scene.look();
        assertEquals(List.of("hang up"), ear.heard);
        assertTrue(scene.demonstrate(clip.tracks()).isPresent());
        assertEquals(List.of(OnAir.State.LIVE, OnAir.State.LOST), told);
    }

    @Test
    void a_connection_that_breaks_is_told_at_once_and_a_packet_after_the_return_is_live_again() {
        var ear = new Ear();
        scene.enter(hello("a"), ear);
        scene.accept(ear, clip.packets().getFirst());
        scene.cutOff(ear);
        var back = new Ear();
        assertEquals(new ToStudio.Welcome(1, true, 1), scene.enter(hello("a"), back));
        assertTrue(scene.accept(back, clip.packets().get(1)));
        assertEquals(List.of(OnAir.State.LIVE, OnAir.State.LOST, OnAir.State.LIVE), told);
    }

    @Test
    void a_studio_that_left_makes_room_for_the_demonstration_a_minute_later() throws BadPacket {
        var ear = new Ear();
        scene.enter(hello("a"), ear);
        scene.accept(ear, clip.packets().getFirst());
        scene.leave(ear);
        clock.pass(RESUME_WITHIN.minusSeconds(1));
        assertTrue(scene.demonstrate(clip.tracks()).isEmpty());
        clock.pass(Duration.ofSeconds(1));
        demonstrate();
        assertEquals(List.of(OnAir.State.LIVE, OnAir.State.NOTHING, OnAir.State.DEMONSTRATION), told);
    }

    @Test
    void a_studio_that_was_away_for_long_goes_on_after_a_discontinuity() {
        var ear = new Ear();
        scene.enter(hello("a"), ear);
        for (var sent : clip.packets().subList(0, 30)) {
            scene.accept(ear, sent);
        }
        var later = clip.inRound(0, 1);
        var late = new PacketReader.Sent(0, 30, later.key(), later.timestamp(), later.duration(), later.data());
        assertTrue(scene.accept(ear, late));
        assertEquals(30, scene.kept(ear));
    }

    @Test
    void a_studio_whose_sound_drifts_from_its_pictures_is_told_once_they_are_put_right() {
        var ear = new Ear();
        scene.enter(hello("a"), ear);
        long micros = 0;
        for (int i = 0; micros < 100_000_000L; i++) {
            var sent =
                    clip.inRound(i % clip.packets().size(), i / clip.packets().size());
            boolean sound = clip.tracks().name(sent.track()).kind() == TrackKind.AUDIO;
            clock.pass(Duration.ofNanos(Math.max(0, sent.timestamp() - micros) * 1_000));
            micros = Math.max(micros, sent.timestamp());
            long time = sound ? Math.round(sent.timestamp() * 0.995) : sent.timestamp();
            scene.accept(ear, new PacketReader.Sent(sent.track(), i, sent.key(), time, sent.duration(), sent.data()));
        }
        assertEquals(1, ear.heard.size(), ear.heard.toString());
        assertTrue(ear.heard.getFirst().matches("Corrected\\[millis=[1-4]\\d\\d]"), ear.heard.toString());
        assertEquals("{\"type\":\"corrected\",\"millis\":120}", new ToStudio.Corrected(120).json());
    }

    private DemoTurn demonstrate() throws BadPacket {
        var turn = scene.demonstrate(clip.tracks()).orElseThrow();
        for (var sent : clip.packets().subList(0, 4)) {
            assertTrue(scene.accept(turn, now -> turn.accept(sent, now)));
        }
        return turn;
    }

    static FromStudio.Hello hello(String studio) {
        return hello(studio, false);
    }

    static FromStudio.Hello hello(String studio, boolean takeOver) {
        try {
            var hello = TestStudio.hello(studio, "r").put("takeOver", takeOver);
            return (FromStudio.Hello) FromStudio.JSON.treeToValue(hello, FromStudio.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Ear implements Line {

        final List<String> heard = new ArrayList<>();

        @Override
        public void tell(ToStudio message) {
            heard.add(message.toString());
        }

        @Override
        public void bye(ToStudio message) {
            heard.add(message.toString());
        }

        @Override
        public void hangUp() {
            heard.add("hang up");
        }
    }
}
