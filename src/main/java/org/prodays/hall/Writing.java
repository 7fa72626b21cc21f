package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** The door of the room for professionals after their sessions: what was left unanswered there is answered in writing. */
@ApplicationScoped
class Writing {

    /** What was left over in a session, and what has been written since. */
    record Left(Session session, List<Question> questions) {}

    private final QuestionStore questions = new QuestionStore();
    private final Database database;
    private final Programme programme;
    private final Acting acting;

    Writing(Database database, Programme programme, Acting acting) {
        this.database = database;
        this.programme = programme;
        this.acting = acting;
    }

    /** The ended sessions in which the person takes part, with the approved questions that nobody answered and those written so far. */
    List<Left> leftTo(Person professional) {
        return programme.sessions().stream()
                .filter(session -> session.state() == Session.State.ENDED && session.includes(professional))
                .map(session -> new Left(session, leftIn(session)))
                .filter(left -> !left.questions().isEmpty())
                .toList();
    }

    /** Keeps a written answer, or another wording of it. */
    void write(Person professional, UUID question, String key, Reply reply) {
        Question asked =
                database.read(handle -> questions.question(handle, question)).orElseThrow(Hall::unknown);
        Session session = programme.session(asked.session()).orElseThrow(Hall::unknown);
        if (!session.includes(professional)) {
            throw new Refusal(403, "hall_refusal_not_speaking");
        }
        if (session.state() != Session.State.ENDED) {
            throw new Refusal(409, "hall_refusal_not_ended");
        }
        var wish = new Acting.Wish(professional, session, key, "write", question, null);
        acting.act(wish, (handle, found) -> found.standing().write(reply, acting.now()));
    }

    private List<Question> leftIn(Session session) {
        return database.read(handle -> questions.all(handle, session.id())).stream()
                .filter(question ->
                        question.state() == Standing.State.APPROVED || question.state() == Standing.State.WRITTEN)
                .toList();
    }
}
