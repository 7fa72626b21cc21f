package org.prodays.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The beats that wait to be written. What a person sends within a minute of her last write is joined and waits for its end, so that she costs
 * at most one write a minute. Bounded: beyond {@code most} people new ones are not taken, which thins presence and invents none.
 */
final class Beats {

    static final Duration BETWEEN_WRITES = Duration.ofSeconds(60);

    /** Beats come a little late or early; what lies so near is one. {@code PresenceStore} joins with what is written by the same. */
    static final Duration NEAR = Duration.ofSeconds(15);

    private static final int MOST_OF_A_MINUTE = 16;

    private record Key(UUID session, UUID person) {}

    private record Piece(Means means, Span span) {}

    /** What waits of one person; {@code due} is when it may be written. */
    private static final class Waiting {
        private final List<Piece> pieces = new ArrayList<>();
        private Instant due;

        private Waiting(Instant due) {
            this.due = due;
        }
    }

    private final Map<Key, Waiting> waiting = new HashMap<>();
    private final int most;

    Beats(int most) {
        this.most = most;
    }

    /** Takes a beat; false when there is no room for it. */
    synchronized boolean add(Beat beat, Instant now) {
        var key = new Key(beat.session(), beat.person());
        var one = waiting.get(key);
        if (one == null) {
            if (waiting.size() >= most) {
                return false;
            }
            one = new Waiting(now);
            waiting.put(key, one);
        }
        return join(one.pieces, new Piece(beat.means(), beat.span()));
    }

    /** Takes out what may be written now, at most {@code count} beats and those of one more person; tidies. */
    synchronized List<Beat> due(Instant now, int count) {
        var taken = new ArrayList<Beat>();
        var each = waiting.entrySet().iterator();
        while (each.hasNext() && taken.size() < count) {
            var entry = each.next();
            var one = entry.getValue();
            if (one.due.isAfter(now)) {
                continue;
            }
            if (one.pieces.isEmpty()) {
                each.remove();
                continue;
            }
            one.pieces.forEach(piece -> taken.add(
                    new Beat(entry.getKey().session(), entry.getKey().person(), piece.means(), piece.span())));
            one.pieces.clear();
            one.due = now.plus(BETWEEN_WRITES);
        }
        return taken;
    }

    /** Puts back what could not be written; it is due at once. */
    synchronized void again(List<Beat> beats, Instant now) {
        for (Beat beat : beats) {
            var one = waiting.computeIfAbsent(new Key(beat.session(), beat.person()), key -> new Waiting(now));
            join(one.pieces, new Piece(beat.means(), beat.span()));
            one.due = now;
        }
    }

    /** Makes due what waits of a session that has ended. */
    synchronized void hasten(UUID session, Instant now) {
        waiting.forEach((key, one) -> {
            if (key.session().equals(session)) {
                one.due = now;
            }
        });
    }

    synchronized void hastenAll(Instant now) {
        waiting.values().forEach(one -> one.due = now);
    }

    private static boolean join(List<Piece> pieces, Piece fresh) {
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.means() == fresh.means() && piece.span().joins(fresh.span(), NEAR)) {
                pieces.set(i, new Piece(piece.means(), piece.span().with(fresh.span())));
                return true;
            }
        }
        return pieces.size() < MOST_OF_A_MINUTE && pieces.add(fresh);
    }
}
