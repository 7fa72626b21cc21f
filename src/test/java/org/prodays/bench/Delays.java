package org.prodays.bench;

/** How long many things took, in buckets 2 % apart from 10 µs to some minutes, so that millions cost no memory. Of one thread. */
final class Delays {

    private static final double LEAST_MILLIS = 0.01;
    private static final double STEP = Math.log(1.02);

    private final long[] buckets = new long[1_000];
    private long count;

    void add(long nanos) {
        double millis = Math.max(LEAST_MILLIS, nanos / 1e6);
        int bucket = (int) (Math.log(millis / LEAST_MILLIS) / STEP);
        buckets[Math.min(bucket, buckets.length - 1)]++;
        count++;
    }

    long count() {
        return count;
    }

    /** In milliseconds; NaN when there was nothing. */
    double percentile(double percent) {
        long wanted = (long) Math.ceil(count * percent / 100);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted && count > 0) {
                return LEAST_MILLIS * Math.exp((i + 1) * STEP);
            }
        }
        return Double.NaN;
    }
}
