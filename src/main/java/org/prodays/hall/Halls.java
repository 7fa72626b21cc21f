package org.prodays.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Localized;
import org.prodays.ground.Refusal;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;
import org.prodays.programme.SessionOpened;
import org.prodays.stage.StageChanged;

/** The halls that someone has looked at since the start, each kept true to PostgreSQL, the programme and the stage. */
@ApplicationScoped
class Halls {

    private static final int EPOCH_LENGTH = 12;

    private record Running(LiveHall hall, HallTicker ticker, Thread thread) {}

    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Map<String, UUID> byKey = new ConcurrentHashMap<>();
    private final Map<UUID, Localized> names = new ConcurrentHashMap<>();
    private final HallStore store = new HallStore();
    private final Database database;
    private final Programme programme;
    private final People people;
    private final Screens screens;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Halls(
            Database database,
            Programme programme,
            People people,
            Screens screens,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.programme = programme;
        this.people = people;
        this.screens = screens;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** The hall of the session of this key; joining one that runs asks the database nothing. */
    LiveHall hall(String key) {
        @Nullable UUID known = byKey.get(key);
        if (known != null) {
            return running(known).hall();
        }
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        byKey.put(key, session.id());
        return running(session.id()).hall();
    }

    /** As {@link #hall}, after a look at the programme, whose times an import may have moved. */
    LiveHall fresh(String key) {
        LiveHall hall = hall(key);
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        if (!session.equals(hall.session())) {
            changed(session.id());
            hall.takeIn(new LiveHall.Reading(session, screens.of(session.id()), List.of(), Map.of()));
        }
        return hall;
    }

    /** A question or its votes have changed, by a transaction that has committed. */
    void changed(UUID session, UUID question) {
        running(session).ticker().questionChanged(question);
    }

    /** The session or what its screen shows has changed. */
    void changed(UUID session) {
        @Nullable Running hall = running.get(session);
        if (hall != null) {
            hall.ticker().hallChanged();
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

    String write(ToReader frame) {
        try {
            return json.writerFor(ToReader.class).writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that cannot be written: " + frame, e);
        }
    }

    private Running running(UUID session) {
        @Nullable Running known = running.get(session);
        if (known != null) {
            return known;
        }
        Running begun = running.computeIfAbsent(session, this::begin);
        // what changed while it was read was told to nobody
        begun.ticker().hallChanged();
        return begun;
    }

    private Running begin(UUID id) {
        Session session = programme.session(id).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        var means = new LiveHall.Means(ids.secret(EPOCH_LENGTH), clock, this::write, this::name);
        var hall = new LiveHall(session, screens.of(id), means);
        List<Question> questions = database.read(handle -> store.all(handle, id));
        hall.takeIn(new LiveHall.Reading(null, null, questions, secondsOf(session, questions)));
        var ticker = new HallTicker(
                (whole, changed) -> refresh(hall, whole, changed),
                new Presence(hall, this::write, () -> screens.keeping(id)));
        return new Running(hall, ticker, ticker.start(session.key()));
    }

    private void refresh(LiveHall hall, boolean whole, Set<UUID> changed) {
        UUID id = hall.session().id();
        @Nullable Session session = whole ? programme.session(id).orElse(null) : null;
        @Nullable Screen screen = whole ? screens.of(id) : null;
        List<Question> questions = read(id, whole, changed);
        var seconds = secondsOf(session == null ? hall.session() : session, questions);
        hall.takeIn(new LiveHall.Reading(session, screen, questions, seconds));
    }

    private List<Question> read(UUID session, boolean whole, Set<UUID> changed) {
        if (whole) {
            return database.read(handle -> store.all(handle, session));
        }
        return changed.isEmpty() ? List.of() : database.read(handle -> store.touched(handle, changed));
    }

    private Map<UUID, Double> secondsOf(Session session, List<Question> questions) {
        return session.state() == Session.State.ENDED ? screens.seconds(session.id(), questions) : Map.of();
    }

    private @Nullable Localized name(UUID person) {
        return names.computeIfAbsent(
                person, id -> people.person(id).map(Person::name).orElse(null));
    }
}
