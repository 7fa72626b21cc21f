package org.prodays.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param goal the most it may be, in the same unit; null where none was set
 * @param peer what another program needs for the same; null where nothing comparable was measured in the same run
 */
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double goal,
        @Nullable Double peer) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    static Figure atMost(double goal, String name, double value, String unit) {
        return new Figure(name, value, unit, goal, null);
    }

    /** Measured beside a peer in the same run. */
    static Figure beside(double peer, String name, double value, String unit) {
        return new Figure(name, value, unit, null, peer);
    }

    /** Measured beside a peer in the same run; the goal is so many times what the peer needs. */
    static Figure atMostTimes(double most, double peer, String name, double value, String unit) {
        return new Figure(name, value, unit, most * peer, peer);
    }

    /** Null where there is no goal; a value that could not be measured (NaN) misses it. */
    @Nullable
    public Boolean met() {
        return goal == null ? null : value <= goal;
    }

    @Nullable
    Double ratio() {
        return peer == null ? null : value / peer;
    }
}
