package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** Who edits the answers of a session: moderators, organisers, and whomever its programme names its rapporteur. */
@ApplicationScoped
class AnswersGuard {

    private final Programme programme;
    private final Visitor visitor;

    AnswersGuard(Programme programme, Visitor visitor) {
        this.programme = programme;
        this.visitor = visitor;
    }

    /** The session whose answers the visitor may edit. Of others she is not told whether they are there. */
    Session session(String key) {
        Person person = visitor.require();
        boolean all = moderates(person);
        return programme
                .session(key)
                .filter(session -> all || session.reportedBy(person))
                .orElseThrow(() -> all
                        ? new Refusal(404, "answers_refusal_no_session")
                        : new Refusal(403, "answers_refusal_not_yours"));
    }

    Person editor() {
        return visitor.require();
    }

    /** Whether the desk is open to the visitor too. */
    boolean atDesk() {
        return moderates(editor());
    }

    private static boolean moderates(Person person) {
        return person.role() == Role.MODERATOR || person.role() == Role.ORGANISER;
    }
}
