package org.prodays.trades;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * A trade that trainees prepare for. {@code key} is its ASCII name in addresses, unique; {@code code} is the office's programme code
 * where it is known. {@code competencies} is empty and {@code shift} null where nobody has written them yet.
 */
public record Trade(
        String key,
        Sector sector,
        Level level,
        @Nullable String code,
        Localized name,
        List<Competency> competencies,
        @Nullable DigitalShift shift) {

    /** The training levels, from the lowest: specialisation, qualification, technician, specialised technician; then the others. */
    public enum Level {
        S,
        Q,
        T,
        TS,
        BP,
        FQ
    }
}
