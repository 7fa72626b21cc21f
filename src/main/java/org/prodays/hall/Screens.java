package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prodays.stage.OnAir;
import org.prodays.stage.Stage;

/** What each hall's screen shows, and where the answered questions are in the replay, as the stage tells it. */
@ApplicationScoped
class Screens {

    private final Stage stage;

    Screens(Stage stage) {
        this.stage = stage;
    }

    Screen of(UUID session) {
        OnAir onAir = stage.onAir(session);
        return Screen.of(onAir, onAir.state() == OnAir.State.ENDED ? stage.replay(session) : Optional.empty());
    }

    KeepingView keeping(UUID session) {
        return KeepingView.of(stage.keeping(session));
    }

    /** The second of the replay at which each of the answered questions went on air; empty when nothing was recorded. */
    Map<UUID, Double> seconds(UUID session, List<Question> questions) {
        var seconds = new LinkedHashMap<UUID, Double>();
        stage.replay(session).ifPresent(replay -> {
            for (Question question : questions) {
                if (question.state() == Standing.State.ANSWERED && question.onAirAt() != null) {
                    seconds.put(question.id(), replay.secondAt(question.onAirAt()));
                }
            }
        });
        return seconds;
    }
}
