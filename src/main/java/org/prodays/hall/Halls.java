package org.prodays.hall;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Frames;
import org.prodays.audience.Ticker;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;
import org.prodays.programme.SessionOpened;
import org.prodays.stage.StageChanged;

/** The halls that someone has looked at since the start, each kept true to PostgreSQL, the programme and the stage. */
@ApplicationScoped
class Halls {

    private static final int EPOCH_LENGTH = 12;

    private record Running(LiveHall hall, Ticker<Change> ticker, Thread thread) {}

    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Map<String, UUID> byKey = new ConcurrentHashMap<>();
    private final Programme programme;
    private final Askers askers;
    private final Screens screens;
    private final Looks looks;
    private final Parts parts;
    private final Frames frames;
    private final Ids ids;
    private final Clock clock;

    Halls(
            Programme programme,
            Askers askers,
            Screens screens,
            Looks looks,
            Parts parts,
            Frames frames,
            Ids ids,
            Clock clock) {
        this.programme = programme;
        this.askers = askers;
        this.screens = screens;
        this.looks = looks;
        this.parts = parts;
        this.frames = frames;
        this.ids = ids;
        this.clock = clock;
    }

    /** The hall of the session of this key; joining one that runs asks the database nothing. */
    LiveHall hall(String key) {
        @Nullable UUID known = byKey.get(key);
        if (known != null) {
            return running(known);
        }
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        byKey.put(key, session.id());
        return running(session.id());
    }

    /** As {@link #hall}, after a look at the programme, whose times an import may have moved. */
    LiveHall fresh(String key) {
        LiveHall hall = hall(key);
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        if (!session.equals(hall.session())) {
            changed(session.id());
            hall.takeIn(looks.of(session));
        }
        return hall;
    }

    /** The hall of a session, which begins when nobody has looked at it yet. */
    LiveHall running(UUID session) {
        return begun(session).hall();
    }

    /** A question or its votes have changed, by a transaction that has committed. */
    void changed(UUID session, UUID question) {
        changed(session, new Change.OfQuestion(question));
    }

    /** As above, of anything in the hall. */
    void changed(UUID session, Change what) {
        begun(session).ticker().changed(what);
    }

    /** The session or what its screen shows has changed. */
    void changed(UUID session) {
        @Nullable Running hall = running.get(session);
        if (hall != null) {
            hall.ticker().changed(new Change.Whole());
        }
    }

    void opened(@Observes SessionOpened news) {
        changed(news.session());
    }

    void ended(@Observes SessionEnded news) {
        changed(news.session());
    }

    void screenChanged(@Observes StageChanged news) {
        changed(news.session());
    }

    void stopping(@Observes ShutdownEvent event) {
        running.values().forEach(hall -> hall.thread().interrupt());
    }

    private Running begun(UUID session) {
        @Nullable Running known = running.get(session);
        if (known != null) {
            return known;
        }
        Running begun = running.computeIfAbsent(session, this::begin);
        // what changed while it was read was told to nobody
        begun.ticker().changed(new Change.Whole());
        return begun;
    }

    private Running begin(UUID id) {
        Session session = programme.session(id).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        var means = new LiveHall.Means(ids.secret(EPOCH_LENGTH), clock, frames::write, askers::asker, parts.kept());
        var hall = new LiveHall(session, screens.of(id), means);
        parts.recall(hall);
        hall.takeIn(looks.first(session));
        var ticker = new Ticker<Change>(
                changes -> hall.takeIn(looks.of(hall.session(), changes)),
                new Presence(hall, frames::write, () -> screens.keeping(id), () -> parts.everySecond(id)),
                () -> hall.viewers().tick());
        return new Running(hall, ticker, ticker.start("hall " + session.key()));
    }
}
