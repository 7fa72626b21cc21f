package org.prodays.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Time;

/** A cue as it came and was corrected; guarded by its {@link CaptionTrack}. */
final class Spoken {
    /** A cue whose time is over when it comes is shown for so long, in microseconds. */
    private static final long LATE_SHOWN = 2 * Time.SECOND;

    private final CaptionLine.Said said;
    private final List<CaptionLine.Corrected> corrections = new ArrayList<>();

    Spoken(CaptionLine.Said said) {
        this.said = said;
    }

    int number() {
        return said.number();
    }

    void correct(CaptionLine.Corrected correction) {
        corrections.add(correction);
    }

    /** The text that holds now, empty when it was withdrawn. */
    String text() {
        return corrections.isEmpty() ? said.text() : corrections.getLast().text();
    }

    /**
     * What a live segment tells of it, the same whenever it is asked for. No segment that was told before the cue came holds it, so it is
     * not shown before the one that does.
     */
    Optional<Cue> in(int sequence) {
        if (said.from() > sequence) {
            return Optional.empty();
        }
        var known = corrections.stream().filter(c -> c.from() <= sequence).toList();
        String text = known.isEmpty() ? said.text() : known.getLast().text();
        long start = Math.max(said.start(), said.since());
        long end = Math.max(said.end(), start == said.start() ? 0 : start + LATE_SHOWN);
        return cue(known.size(), start, end, text);
    }

    /** What the replay tells of it, at the time when it was said. */
    @Nullable
    Cue inReplay() {
        return cue(corrections.size(), said.start(), said.end(), text()).orElse(null);
    }

    private Optional<Cue> cue(int revision, long start, long end, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Cue(number() + "-" + revision, start, end, text));
    }
}
