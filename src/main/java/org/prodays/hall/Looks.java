package org.prodays.hall;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** Reads what a hall shows: from PostgreSQL, the programme, the stage and the parts. */
@ApplicationScoped
class Looks {

    private final QuestionStore store = new QuestionStore();
    private final Database database;
    private final Programme programme;
    private final Screens screens;
    private final Parts parts;

    Looks(Database database, Programme programme, Screens screens, Parts parts) {
        this.database = database;
        this.programme = programme;
        this.screens = screens;
        this.parts = parts;
    }

    /** All there is but the session and its screen. */
    Reading first(Session session) {
        List<Question> questions = all(session.id());
        return new Reading(null, null, questions, secondsOf(session, questions), parts.views(session, name -> true));
    }

    /** The session and its screen alone. */
    Reading of(Session session) {
        return new Reading(session, screens.of(session.id()), List.of(), Map.of(), Map.of());
    }

    /** What these changes have touched. */
    Reading of(Session known, Set<Change> changes) {
        boolean whole = changes.contains(new Change.Whole());
        @Nullable Session session = whole ? programme.session(known.id()).orElse(null) : null;
        Session latest = session == null ? known : session;
        @Nullable Screen screen = whole ? screens.of(known.id()) : null;
        List<Question> questions = whole ? all(known.id()) : touched(changes);
        return new Reading(session, screen, questions, secondsOf(latest, questions), views(latest, changes, whole));
    }

    private List<Question> all(UUID session) {
        return database.read(handle -> store.all(handle, session));
    }

    private List<Question> touched(Set<Change> changes) {
        Set<UUID> ids = changes.stream()
                .flatMap(change -> change instanceof Change.OfQuestion(UUID id)
                        ? Optional.of(id).stream()
                        : Optional.<UUID>empty().stream())
                .collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : database.read(handle -> store.touched(handle, ids));
    }

    private Map<Side, Map<String, Optional<RawValue>>> views(Session session, Set<Change> changes, boolean whole) {
        return parts.views(session, name -> whole || changes.contains(new Change.OfPart(name)));
    }

    private Map<UUID, Double> secondsOf(Session session, List<Question> questions) {
        return session.state() == Session.State.ENDED ? screens.seconds(session.id(), questions) : Map.of();
    }
}
