package org.prodays.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How many were there at each moment of a session: {@code alone} on devices of their own, {@code together} in classrooms, {@code guests}
 * without an account. Moment {@code i} is the middle of the {@code i}th step of the counted time.
 */
final class Curve {

    private static final int MOST_MOMENTS = 180;

    private final CountedTime time;
    private final Duration step;
    private final int[] alone;
    private final int[] together;
    private final int[] guests;

    Curve(CountedTime time) {
        this.time = time;
        long minutes = Math.ceilDiv(time.seconds(), 60);
        step = Duration.ofMinutes(Math.max(1, Math.ceilDiv(minutes, MOST_MOMENTS)));
        int moments = Math.toIntExact(Math.ceilDiv(time.seconds(), step.toSeconds()));
        alone = new int[moments];
        together = new int[moments];
        guests = new int[moments];
    }

    CountedTime time() {
        return time;
    }

    Duration step() {
        return step;
    }

    int moments() {
        return alone.length;
    }

    int alone(int moment) {
        return alone[moment];
    }

    int together(int moment) {
        return together[moment];
    }

    int guests(int moment) {
        return guests[moment];
    }

    /** Counts a span in: at its first moment one more, after its last one less; {@link #sum} makes counts of it. */
    void add(CurveSpan span) {
        int[] counts = span.together() ? together : alone;
        int from = moment(span.from());
        int until = moment(span.until());
        if (from < until) {
            counts[from]++;
            if (until < counts.length) {
                counts[until]--;
            }
        }
    }

    /** The seconds of each minute that guests followed become how many there were. */
    void addGuests(Map<Instant, Integer> seconds) {
        long perMoment = step.toSeconds();
        seconds.forEach((minute, followed) -> {
            int moment =
                    (int) Math.floorDiv(Duration.between(time.from(), minute).toSeconds() + 30, perMoment);
            guests[Math.clamp(moment, 0, guests.length - 1)] += followed;
        });
        for (int i = 0; i < guests.length; i++) {
            guests[i] = (int) Math.ceilDiv(guests[i], perMoment);
        }
    }

    void sum() {
        for (int i = 1; i < alone.length; i++) {
            alone[i] += alone[i - 1];
            together[i] += together[i - 1];
        }
    }

    public int total(int moment) {
        return alone[moment] + together[moment] + guests[moment];
    }

    /** The moment at which most were there, the first of those. */
    public int peak() {
        int best = 0;
        for (int i = 1; i < alone.length; i++) {
            best = total(i) > total(best) ? i : best;
        }
        return best;
    }

    public int mostGuests() {
        int most = 0;
        for (int count : guests) {
            most = Math.max(most, count);
        }
        return most;
    }

    Instant at(int moment) {
        return time.from().plus(step.multipliedBy(moment)).plus(step.dividedBy(2));
    }

    /** The first moment that is not before {@code instant}. */
    private int moment(Instant instant) {
        long half = step.toSeconds() / 2;
        long seconds = Duration.between(time.from(), instant).toSeconds();
        return Math.toIntExact(Math.clamp(Math.ceilDiv(seconds - half, step.toSeconds()), 0L, (long) alone.length));
    }
}
