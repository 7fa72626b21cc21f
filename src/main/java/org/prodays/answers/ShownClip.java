package org.prodays.answers;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.PlayerClock;
import org.prodays.media.Replay;

/** A part of a replay that can be played: from one second to another of a playlist. */
record ShownClip(String playlist, double from, double until) {

    /** The clip that was chosen, else what was on air; empty before there is a replay, and of an answer in writing. */
    static Optional<ShownClip> of(Answer answer, Optional<Replay> replay, Optional<String> playlist) {
        @Nullable Instant aired = answer.onAirAt();
        @Nullable Replay ended = replay.filter(Replay::ended).orElse(null);
        @Nullable String address = playlist.orElse(null);
        if (aired == null || ended == null || address == null) {
            return Optional.empty();
        }
        Capture.@Nullable Clip chosen = answer.capture().clip();
        return Optional.of(
                chosen == null
                        ? new ShownClip(address, ended.secondAt(aired), ended.secondAt(answer.answeredAt()))
                        : new ShownClip(address, chosen.from(), chosen.until()));
    }

    /** Its first whole second in the replay, as an address names it. */
    public int second() {
        return (int) from;
    }

    /** Where it begins. */
    public String clock() {
        return PlayerClock.at(second());
    }

    /** Where it ends. */
    public String end() {
        return PlayerClock.at(Math.round(until));
    }

    public String fromTenths() {
        return tenths(from);
    }

    public String untilTenths() {
        return tenths(until);
    }

    static String tenths(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
