package org.prodays.stage;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Participation;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** Who may go on air: the professionals who take part in the session, and the organisers. */
@ApplicationScoped
public class StudioGuard {

    private final Programme programme;

    StudioGuard(Programme programme) {
        this.programme = programme;
    }

    /** The session whose studio this person may enter. */
    public Session session(String key, SecurityIdentity identity) {
        Person person = Visitor.person(identity).orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "stage_refusal_no_session"));
        if (person.role() != Role.ORGANISER && !takesPart(person, session)) {
            throw new Refusal(403, "stage_refusal_not_yours");
        }
        return session;
    }

    /** The parts whose name cards this person may show: the own ones; for an organiser those of everyone. */
    List<Participation> partsOf(Session session, SecurityIdentity identity) {
        Person person = Visitor.person(identity).orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
        return session.participations().stream()
                .filter(part -> person.role() == Role.ORGANISER || person.key().equals(part.person()))
                .toList();
    }

    /** Whether a person is a professional with a part in the session. */
    public static boolean takesPart(Person person, Session session) {
        return person.role() == Role.PROFESSIONAL && session.includes(person);
    }
}
