package org.prodays.people;

import org.prodays.ground.Localized;

/** Where people learn, or whom a coordinator speaks for. {@code key} is the name the edition file gives (ASCII, unique). */
public record Establishment(String key, Localized name, Region region, boolean invented) {}
