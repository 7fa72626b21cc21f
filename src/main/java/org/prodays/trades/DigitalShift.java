package org.prodays.trades;

import org.prodays.ground.Localized;

/** How digitalisation changes a trade: what it was and what it becomes. */
public record DigitalShift(Localized before, Localized after) {}
