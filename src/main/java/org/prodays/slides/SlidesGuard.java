package org.prodays.slides;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** Who brings slides and turns them: moderators, organisers, and the professionals who take part in the session. */
@ApplicationScoped
class SlidesGuard {

    private final Programme programme;

    SlidesGuard(Programme programme) {
        this.programme = programme;
    }

    Session session(String key) {
        return programme.session(key).orElseThrow(() -> new Refusal(404, "slides_refusal_no_session"));
    }

    /** The session whose slides this person may change. */
    Session session(String key, SecurityIdentity identity) {
        Person person = person(identity);
        Session session = session(key);
        boolean may = switch (person.role()) {
            case ORGANISER, MODERATOR -> true;
            case PROFESSIONAL -> session.includes(person);
            case TRAINEE, COORDINATOR, RAPPORTEUR -> false;
        };
        if (!may) {
            throw new Refusal(403, "slides_refusal_not_yours");
        }
        return session;
    }

    static Person person(SecurityIdentity identity) {
        return Visitor.person(identity).orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
    }

    static UUID id(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "slides_refusal_no_slide");
        }
    }
}
