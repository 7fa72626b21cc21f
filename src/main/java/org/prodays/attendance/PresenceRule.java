package org.prodays.attendance;

/** Who counts as present: she who followed at least so many percent of a session's real length, live. */
record PresenceRule(int percent) {

    static final int LEAST = 1;
    static final int MOST = 100;

    /** Rounded up, so that a share is never a second short. */
    int neededSeconds(CountedTime time) {
        return Math.toIntExact(Math.ceilDiv((long) time.seconds() * percent, 100L));
    }
}
