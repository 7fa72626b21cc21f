package org.prodays.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import org.prodays.ground.Localized;

/**
 * One holding of the professional days. {@code opensOn} is the day of the official ceremony, which may lie before {@code begins};
 * {@code begins} and {@code ends} are the first and the last day of the programme. {@code demonstration} says on every page that
 * the data is illustrative. {@code presentPercent} is the share of a session, 1 to 100, that makes a person present.
 */
public record Edition(
        int number,
        Localized brand,
        Localized organiser,
        Localized theme,
        LocalDate opensOn,
        LocalDate begins,
        LocalDate ends,
        ZoneId zone,
        boolean demonstration,
        int presentPercent) {

    /** The share where nobody has said another. */
    static final int PRESENT_PERCENT = 60;

    Edition presentFrom(int percent) {
        return new Edition(number, brand, organiser, theme, opensOn, begins, ends, zone, demonstration, percent);
    }
}
