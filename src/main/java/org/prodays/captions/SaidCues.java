package org.prodays.captions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cues of one language as they were said and corrected, and what is shown of them. Not for two threads at once. */
final class SaidCues {
    private final TreeMap<Integer, Spoken> spoken = new TreeMap<>();
    private final Map<String, Integer> keys = new HashMap<>();

    /** The number of what was wished under a key. */
    @Nullable
    Integer number(String key) {
        return keys.get(key);
    }

    boolean has(int number) {
        return spoken.containsKey(number);
    }

    int next() {
        return spoken.isEmpty() ? 0 : spoken.lastKey() + 1;
    }

    int size() {
        return spoken.size();
    }

    void add(CaptionLine.Said said) {
        spoken.put(said.number(), new Spoken(said));
        keys.put(said.key(), said.number());
    }

    void add(CaptionLine.Corrected correction) {
        var one = spoken.get(correction.number());
        if (one != null) {
            one.correct(correction);
        }
        keys.put(correction.key(), correction.number());
    }

    /** Those of a live segment, in the order in which they came. */
    List<Cue> in(int sequence, long start, long end) {
        return spoken.values().stream()
                .flatMap(one -> one.in(sequence).stream())
                .filter(cue -> cue.within(start, end))
                .toList();
    }

    /** The last of them that were not withdrawn, the newest last. */
    List<Captions.Line> latest(int most) {
        var latest = new ArrayList<Captions.Line>();
        for (Spoken one : spoken.descendingMap().values()) {
            if (latest.size() < most && !one.text().isEmpty()) {
                latest.addFirst(new Captions.Line(one.number(), one.text()));
            }
        }
        return latest;
    }

    /** All at the times when they were said. One gives way to the next once it could be read. */
    List<Cue> asSaid() {
        var cues = spoken.values().stream()
                .map(Spoken::inReplay)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Cue::start))
                .toList();
        var tidy = new ArrayList<Cue>(cues);
        for (int i = 0; i + 1 < cues.size(); i++) {
            var cue = cues.get(i);
            long read = Math.max(cues.get(i + 1).start(), cue.start() + Cue.reading(cue.text()));
            tidy.set(i, cue.until(Math.min(cue.end(), read)));
        }
        return List.copyOf(tidy);
    }
}
