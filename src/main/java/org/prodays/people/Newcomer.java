package org.prodays.people;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** A person as an edition file names her, before she has an id; {@code establishment} as in {@link Person}. */
public record Newcomer(
        String key, Localized name, Role role, @Nullable String establishment, boolean invented) {}
