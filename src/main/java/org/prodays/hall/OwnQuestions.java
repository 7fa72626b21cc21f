package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** What one person has asked in all sessions, and what became of each. */
@ApplicationScoped
class OwnQuestions {

    /** So many of the latest are shown. */
    private static final int MOST = 200;

    private final QuestionStore questions = new QuestionStore();
    private final Database database;
    private final Programme programme;
    private final Screens screens;

    OwnQuestions(Database database, Programme programme, Screens screens) {
        this.database = database;
        this.programme = programme;
        this.screens = screens;
    }

    /** The latest first. */
    List<OwnRow> of(Person person) {
        Map<UUID, Optional<Session>> sessions = new HashMap<>();
        return database.read(handle -> questions.askedBy(handle, person.id())).stream()
                .sorted(Comparator.comparing(Question::askedAt).reversed())
                .limit(MOST)
                .flatMap(question -> sessions
                        .computeIfAbsent(question.session(), programme::session)
                        .map(session -> row(session, question))
                        .stream())
                .toList();
    }

    private OwnRow row(Session session, Question question) {
        if (question.mergedInto() == null) {
            return new OwnRow(session, OwnQuestion.of(question), null, second(session, question));
        }
        Question speaker = database.read(handle -> questions.root(handle, question.id()));
        return new OwnRow(session, OwnQuestion.of(question), OwnQuestion.of(speaker), second(session, speaker));
    }

    private @Nullable Integer second(Session session, Question answered) {
        if (session.state() != Session.State.ENDED || answered.state() != Standing.State.ANSWERED) {
            return null;
        }
        @Nullable
        Double second = screens.seconds(session.id(), List.of(answered)).get(answered.id());
        return second == null ? null : second.intValue();
    }
}
