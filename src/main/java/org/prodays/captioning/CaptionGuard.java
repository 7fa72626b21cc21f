package org.prodays.captioning;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.StudioGuard;

/** Who may write captions: moderators, organisers, and the professionals who take part in the session. */
@ApplicationScoped
class CaptionGuard {

    private final Programme programme;

    CaptionGuard(Programme programme) {
        this.programme = programme;
    }

    /** The session whose captions this person may write. */
    Session session(String key, SecurityIdentity identity) {
        Person person = Visitor.person(identity).orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "stage_refusal_no_session"));
        if (person.role() == Role.PROFESSIONAL && !StudioGuard.takesPart(person, session)) {
            throw new Refusal(403, "captioning_refusal_not_yours");
        }
        return session;
    }
}
