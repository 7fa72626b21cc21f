package org.prodays.people;

import org.prodays.ground.Localized;

/** A person as an edition file names her, before she has an id. */
public record Newcomer(String key, Localized name, Role role, boolean invented) {}
