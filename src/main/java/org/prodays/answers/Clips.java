package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/** Where in a replay each answer is, as the stage tells it. */
@ApplicationScoped
class Clips {

    private final Stage stage;

    Clips(Stage stage) {
        this.stage = stage;
    }

    Optional<ShownClip> of(Answer answer) {
        return in(answer.session()).apply(answer);
    }

    /** How pages show the answers of one session, each with its clip; the stage is asked once for all of them. */
    Function<Answer, ShownAnswer> showing(Session session) {
        var clips = in(session.id());
        return answer -> ShownAnswer.of(answer, session, clips.apply(answer).orElse(null));
    }

    private Function<Answer, Optional<ShownClip>> in(UUID session) {
        var replay = stage.replay(session);
        var playlist = stage.onAir(session).replayPlaylist();
        return answer -> ShownClip.of(answer, replay, playlist);
    }
}
