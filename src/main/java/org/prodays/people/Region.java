package org.prodays.people;

import org.prodays.ground.Localized;

/** A region of the country by its ISO 3166-2 code, such as {@code MA-04}. */
public record Region(String code, Localized name) {}
