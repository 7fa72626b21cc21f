package org.prodays.people;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** Who asks: the person of the browser's cookie, and of nothing else. Not to be called on an event loop. */
@Named("visitor")
@RequestScoped
public class Visitor {

    static final String PERSON = "person";

    private final CurrentIdentityAssociation association;

    Visitor(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /** The signed-in person; empty for the public. */
    public Optional<Person> person() {
        return person(association.getIdentity());
    }

    /** For the page frame: the person or null; null too on an event loop, where a mishap may be told but nobody may be looked up. */
    public @Nullable Person signedIn() {
        return BlockingOperationControl.isBlockingAllowed() ? person().orElse(null) : null;
    }

    public Person require() {
        return person().orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
    }

    /** The person of a socket's identity, where no request is active. */
    public static Optional<Person> person(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(PERSON));
    }
}
