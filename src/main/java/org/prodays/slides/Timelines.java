package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/**
 * What was shown when, as the recording of the session tells the seconds; nothing where nothing is recorded. Made once for all who ask within
 * {@link #LASTS}, since a whole hall asks when the session ends.
 */
@ApplicationScoped
class Timelines {
    static final Duration LASTS = Duration.ofSeconds(2);

    private record Key(UUID session, Session.State state) {}

    private record Made(Timeline timeline, Instant at) {}

    private final Map<Key, Made> made = new ConcurrentHashMap<>();
    private final Showing showing;
    private final Stage stage;
    private final Clock clock;

    Timelines(Showing showing, Stage stage, Clock clock) {
        this.showing = showing;
        this.stage = stage;
        this.clock = clock;
    }

    Timeline of(Session session) {
        var oldest = clock.instant().minus(LASTS);
        made.values().removeIf(one -> one.at().isBefore(oldest));
        return made.computeIfAbsent(
                        new Key(session.id(), session.state()), key -> new Made(make(session), clock.instant()))
                .timeline();
    }

    private Timeline make(Session session) {
        boolean ended = session.state() == Session.State.ENDED;
        return stage.replay(session.id())
                .map(replay -> Timeline.of(
                        showing.all(session.id()), turn -> replay.secondAt(turn.shownAt()), ended && replay.ended()))
                .orElse(new Timeline(List.of(), List.of(), ended));
    }
}
