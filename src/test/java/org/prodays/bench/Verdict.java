package org.prodays.bench;

/** What was found wrong: acknowledged and absent, present twice, present and never sent. */
final class Verdict {

    private int lost;
    private int doubled;
    private int phantoms;

    /** Counts what is missing; nothing when the number is negative. */
    void lost(long missing) {
        lost += (int) Math.max(0, missing);
    }

    void doubled(long more) {
        doubled += (int) Math.max(0, more);
    }

    void phantoms(long more) {
        phantoms += (int) Math.max(0, more);
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int phantoms() {
        return phantoms;
    }
}
