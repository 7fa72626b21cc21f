package org.prodays.hall;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Establishment;

/** Who asks, as moderators see her; {@code establishment} is null where none is known. */
record Asker(Localized name, @Nullable Establishment establishment) {}
