package org.prodays.talk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was last read from the database, by key; read again after each commit that changed it, so that the last reading is the latest. */
final class Remembered<K, V> {

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> reading;

    Remembered(Function<K, V> reading) {
        this.reading = reading;
    }

    V of(K key) {
        return known.computeIfAbsent(key, reading);
    }

    /** All is read again when it is asked for. */
    void forgetAll() {
        known.clear();
    }

    /** To be called after the commit. Readings of one key wait for each other. */
    void again(K key) {
        known.compute(key, (same, former) -> reading.apply(same));
    }
}
