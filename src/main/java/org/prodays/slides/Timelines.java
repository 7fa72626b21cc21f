package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/** What was shown when, as the recording of the session tells the seconds; nothing where nothing is recorded. */
@ApplicationScoped
class Timelines {

    private final Showing showing;
    private final Stage stage;

    Timelines(Showing showing, Stage stage) {
        this.showing = showing;
        this.stage = stage;
    }

    Timeline of(Session session) {
        return stage.replay(session.id())
                .map(replay -> Timeline.of(showing.all(session.id()), turn -> replay.secondAt(turn.shownAt())))
                .orElse(new Timeline(List.of(), List.of()));
    }
}
