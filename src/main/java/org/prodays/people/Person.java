package org.prodays.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * Someone who may sign in. {@code key} is the name the edition file gives (ASCII, unique); {@code name} is shown to others, by
 * function or invented in demonstration data; {@code invented} marks the latter on every page. {@code establishment} is the key of the
 * {@link Establishment} she is of, where one is known.
 */
public record Person(
        UUID id,
        String key,
        Localized name,
        Role role,
        @Nullable String establishment,
        boolean invented) {}
