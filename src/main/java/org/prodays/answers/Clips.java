package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prodays.stage.Stage;

/** Where in a replay each answer is, as the stage tells it. */
@ApplicationScoped
class Clips {

    private final Stage stage;

    Clips(Stage stage) {
        this.stage = stage;
    }

    Optional<ShownClip> of(Answer answer) {
        return ShownClip.of(
                answer,
                stage.replay(answer.session()),
                stage.onAir(answer.session()).replayPlaylist());
    }
}
