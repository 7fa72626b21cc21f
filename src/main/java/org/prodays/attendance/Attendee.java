package org.prodays.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Role;

/**
 * Who attended: a person, or a name on a classroom's list that has no account; then {@code key} and {@code role} are null. {@code
 * establishment} is that of the classroom, null where there was none.
 */
record Attendee(
        UUID id,
        Localized name,
        @Nullable String key,
        @Nullable Role role,
        @Nullable String establishment) {}
