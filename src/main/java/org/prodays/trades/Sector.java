package org.prodays.trades;

import org.prodays.ground.Localized;

/** A training sector of the institution: {@code code} is its own, such as {@code MA} or {@code DIA}. */
public record Sector(String code, Localized name) {}
