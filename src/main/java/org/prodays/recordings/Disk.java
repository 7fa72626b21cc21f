package org.prodays.recordings;

/**
 * How full the disk of the recordings is.
 *
 * @param percent of what they may take, or of the disk, whichever is nearer to its end
 */
public record Disk(Level level, int percent) {

    /** Each begins at its percentage and ends two below it, so that nobody is told of each crossing back and forth. */
    public enum Level {
        FINE(0),
        WARNING(85),
        TIGHT(95),
        FULL(100);

        private static final int BACK = 2;

        private final int from;

        Level(int from) {
            this.from = from;
        }

        Level then(int percent) {
            var next = FINE;
            for (Level level : values()) {
                if (percent >= level.from - (level.compareTo(this) <= 0 ? BACK : 0)) {
                    next = level;
                }
            }
            return next;
        }
    }
}
