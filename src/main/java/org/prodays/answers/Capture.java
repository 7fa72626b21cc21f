package org.prodays.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * What moderators or rapporteurs make of an answer so that it can be found and watched: the clip, null while it is what the desk's acts say; the keys of the
 * trades it speaks of; the competencies; and the gist of what was said.
 */
public record Capture(
        @Nullable Clip clip,
        List<String> trades,
        List<Skill> skills,
        @Nullable Localized gist) {

    public Capture {
        trades = List.copyOf(trades);
        skills = List.copyOf(skills);
    }

    /** A part of the replay, in its seconds. */
    public record Clip(double from, double until) {}

    /** A core competency of a trade, by their keys. */
    public record Skill(String trade, String competency) {}

    /** Of an answer that nobody has looked at yet. */
    static Capture of(List<String> trades) {
        return new Capture(null, trades, List.of(), null);
    }
}
