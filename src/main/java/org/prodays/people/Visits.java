package org.prodays.people;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose the visits are that browsers came with lately, so that thousands who come into a hall ask the database nothing. At most {@value #MOST}, those
 * that nobody came with for longest go first. A visit that ends is forgotten at once, all are when people change, and what was read meanwhile is not
 * kept.
 */
final class Visits {

    /** Two full halls. */
    static final int MOST = 40_000;

    /** A visit that has not ended: whose it is, and until when. */
    record Visit(Person person, Instant expiresAt) {}

    /** By the hash of its token, the one used last at the end. */
    private final Map<ByteBuffer, Visit> known = new LinkedHashMap<>(16, 0.75f, true);

    /** How often something was forgotten. */
    private long forgotten;

    /** Whose visit it is if that is known. */
    synchronized Optional<Person> person(byte[] hash, Instant now) {
        @Nullable Visit visit = known.get(ByteBuffer.wrap(hash));
        return visit != null && visit.expiresAt().isAfter(now) ? Optional.of(visit.person()) : Optional.empty();
    }

    /** As above, by {@code reading} when it is not known; visits that are none are not remembered. */
    Optional<Person> person(byte[] hash, Instant now, Supplier<Optional<Visit>> reading) {
        Optional<Person> before = person(hash, now);
        if (before.isPresent()) {
            return before;
        }
        long begun = forgotten();
        Optional<Visit> read = reading.get();
        read.ifPresent(visit -> keep(hash, visit, begun));
        return read.map(Visit::person);
    }

    /** To be called after the commit that ended it. */
    synchronized void forget(byte[] hash) {
        forgotten++;
        known.remove(ByteBuffer.wrap(hash));
    }

    /** To be called after the commit that changed people. */
    synchronized void forgetAll() {
        forgotten++;
        known.clear();
    }

    private synchronized long forgotten() {
        return forgotten;
    }

    private synchronized void keep(byte[] hash, Visit visit, long begun) {
        if (forgotten != begun) {
            return;
        }
        known.put(ByteBuffer.wrap(hash), visit);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
