package org.prodays.bench;

/** What a bench is at, for the one who waits. */
final class Progress {

    private Progress() {}

    static void tell(String step) {
        System.err.println("  measuring: " + step);
    }
}
