package org.prodays.hall;

import org.jspecify.annotations.Nullable;
import org.prodays.audience.Done;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** A command that was understood: in which hall, from whom, of which type and under which idempotency key. */
public record Heard(Session session, From from, String type, String key) {

    /** Who says it, on which side and reading in which language. */
    public record From(Side side, Person person, Language language) {}

    public Person person() {
        return from.person();
    }

    public Done done() {
        return new Done(key, null, false);
    }

    /** Done to the thing of this id. */
    public Done done(Object id) {
        return new Done(key, id.toString(), false);
    }

    /** It had been done before, with this key or in another way; {@code id} as above or null. */
    public Done already(@Nullable Object id) {
        return new Done(key, id == null ? null : id.toString(), true);
    }
}
