package org.prodays.stage;

import java.util.List;
import java.util.UUID;
import org.prodays.formats.Packet;
import org.prodays.formats.Track;

/** What only the stage itself does and has, for the tests of later rooms. */
public final class TestStage {

    private static final Clip CLIP = Clip.builtIn();

    private TestStage() {}

    /** As the news of a session's end does. */
    public static void end(Stage stage, UUID session) {
        stage.end(session);
    }

    /** A connection of the source that brings nothing. */
    public static void enter(Scene scene, Source source) {
        scene.enter(source);
    }

    /** What the built-in clip shows. */
    public static List<Track> tracks() {
        return CLIP.tracks().media();
    }

    /** The packet of a number from 0, when the clip is played in a circle. */
    public static Packet packet(long number) {
        int count = CLIP.packets().size();
        return CLIP.tracks().packet(CLIP.inRound((int) (number % count), number / count));
    }
}
