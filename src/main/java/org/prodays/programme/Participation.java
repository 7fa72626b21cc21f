package org.prodays.programme;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * Someone's part in a session, in the order of protocol that the edition gives. {@code name} is null where the person is shown by
 * function alone. {@code organisation} is the home organisation, {@code representing} another one spoken for. {@code person} is the key
 * of the {@link org.prodays.people.Person} who may go on air for it, or write for a rapporteur, where there is one.
 */
public record Participation(
        Part part,
        @Nullable Localized name,
        Localized function,
        @Nullable Localized organisation,
        @Nullable Localized representing,
        Presence presence,
        @Nullable String person,
        boolean invented) {

    public enum Part {
        GUEST,
        HOST,
        PANELLIST,
        SPEAKER,
        /** Writes down what was answered; not on air. */
        RAPPORTEUR
    }

    public enum Presence {
        ON_SITE,
        REMOTE
    }
}
