package org.prodays.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.prodays.ground.Refusal;
import org.prodays.media.RenditionName;
import org.prodays.programme.Session;

/** What encoders push, over whatever line it comes. */
@ApplicationScoped
class Pushes {

    private final Stage stage;

    Pushes(Stage stage) {
        this.stage = stage;
    }

    /**
     * A new connection of a source; a source may have several, a track each, and they make one run.
     *
     * @param pictures what a track of pictures becomes
     * @param told hears once, and on any thread, why the turn is over; does not block
     * @throws Refusal 409 when the session is not open, or another source has the stage
     */
    Push open(Session session, Source source, RenditionName pictures, Consumer<Refusal> told) {
        Scene scene = stage.scene(session);
        scene.checkFree(source);
        return new Push(scene, source, pictures, told);
    }
}
