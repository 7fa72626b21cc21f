package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.prodays.formats.Packet;

/**
 * What comes before the tracks of a source are all known: each has a connection of its own, and nobody says how many there are. It lasts a
 * second, or until {@value #MOST} bytes are held.
 */
final class Gathering {

    static final Duration LASTS = Duration.ofSeconds(1);
    static final int MOST = 16 << 20;

    /** A packet, the connection it came on, and when. */
    record Held(Push push, Packet packet, Instant at) {}

    private final List<Held> held = new ArrayList<>();
    private final Instant until;
    private int bytes;

    Gathering(Instant now) {
        until = now.plus(LASTS);
    }

    void hold(Push push, Packet packet, Instant at) {
        held.add(new Held(push, packet, at));
        bytes += packet.data().length;
    }

    boolean over(Instant now) {
        return bytes >= MOST || !now.isBefore(until);
    }

    List<Held> held() {
        return held;
    }
}
