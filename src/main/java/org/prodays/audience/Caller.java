package org.prodays.audience;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;

/** Who is at the other end, by the session's cookie and nothing else (null: the public), and in which language she reads. */
public record Caller(@Nullable Person person, Language language) {

    /** The signed-in person, or a refusal. */
    public Person require() {
        if (person == null) {
            throw new Refusal(401, "ground_refusal_sign_in");
        }
        return person;
    }
}
