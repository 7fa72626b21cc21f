package org.prodays.audience;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Sends audiences away in batches before the program stops, each told within which time to come back, so that they do not all come at once. */
record Drain(Collection<Audience> audiences, Frames frames) {

    static final int OF_EACH_LOOP = 500;

    private static final int BATCHES = 60;
    private static final long BETWEEN_MILLIS = 100;

    /** So long the last words may be on their way. */
    private static final long FAREWELL_MILLIS = 300;

    /** Those that may come back in one second. */
    private static final int A_SECOND = 1_000;

    private static final int LEAST_SECONDS = 2;

    void run() throws InterruptedException {
        if (size() == 0) {
            return;
        }
        int within = Math.max(LEAST_SECONDS, size() / A_SECOND);
        var word = new Frame(frames.write(new Away(Command.VERSION, within)));
        for (int i = 0; i < BATCHES && size() > 0; i++) {
            audiences.forEach(audience -> audience.rows().forEach(row -> row.dismiss(OF_EACH_LOOP, word)));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
        TimeUnit.MILLISECONDS.sleep(FAREWELL_MILLIS);
    }

    private int size() {
        return audiences.stream().mapToInt(Audience::size).sum();
    }
}
