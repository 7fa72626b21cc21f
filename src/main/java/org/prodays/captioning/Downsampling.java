package org.prodays.captioning;

/**
 * Makes sound of 48 kHz into sound of 16 kHz: what is above 7.5 kHz is filtered out (a sinc under a Hann window), then each third sample is
 * taken. It is late by a third of a millisecond. Not for two threads at once.
 */
final class Downsampling {

    static final int RATIO = 3;

    private static final int TAPS = 33;
    private static final double CUT = 7_500 / 48_000.0;
    private static final float[] FILTER = filter();

    private final float[] before = new float[TAPS - 1];

    /**
     * Writes the next sound.
     *
     * @param length of {@code sound}, a multiple of three
     * @return how many samples were written
     */
    int take(short[] sound, int length, short[] to) {
        float[] all = new float[before.length + length];
        System.arraycopy(before, 0, all, 0, before.length);
        for (int i = 0; i < length; i++) {
            all[before.length + i] = sound[i];
        }
        for (int i = 0; i < length / RATIO; i++) {
            float sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += FILTER[tap] * all[i * RATIO + tap];
            }
            to[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        System.arraycopy(all, length, before, 0, before.length);
        return length / RATIO;
    }

    private static float[] filter() {
        float[] filter = new float[TAPS];
        float sum = 0;
        for (int tap = 0; tap < TAPS; tap++) {
            double at = tap - (TAPS - 1) / 2.0;
            double sinc = at == 0 ? 2 * CUT : Math.sin(2 * Math.PI * CUT * at) / (Math.PI * at);
            filter[tap] = (float) (sinc * (0.5 + 0.5 * Math.cos(2 * Math.PI * at / (TAPS + 1))));
            sum += filter[tap];
        }
        for (int tap = 0; tap < TAPS; tap++) {
            filter[tap] /= sum;
        }
        return filter;
    }
}
