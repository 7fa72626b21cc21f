package org.prodays.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Collects the faults of one file, so that all are told together. */
final class Faults {

    /** More than this nobody repairs at once. */
    static final int MOST = 50;

    private final List<EditionFault> found = new ArrayList<>();

    void tell(Place place, String reason) {
        tell(place, reason, Map.of());
    }

    void tell(Place place, String reason, Map<String, Object> details) {
        if (found.size() < MOST) {
            found.add(new EditionFault(place.line(), place.column(), place.path(), reason, details));
        }
    }

    /** @throws EditionFaults when any was told */
    void orThrow() {
        if (!found.isEmpty()) {
            throw thrown();
        }
    }

    EditionFaults thrown() {
        found.sort(Comparator.comparingInt(EditionFault::line).thenComparingInt(EditionFault::column));
        return new EditionFaults(found);
    }
}
