package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Packet;
import org.prodays.ground.Refusal;

/**
 * What a connection may send, so that no source fills the memory: in time {@link #AHEAD} more than has passed since its first packet, and
 * {@value #RATE} bytes a second after the first {@value #BURST}.
 */
final class Allowance {

    static final Duration AHEAD = Duration.ofSeconds(3);
    static final int RATE = 4 << 20;
    static final int BURST = 16 << 20;

    /** A step that is no matter of speed. */
    private static final Duration JUMP = Duration.ofSeconds(10);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private @Nullable Instant first;
    private long bytes;
    private @Nullable Instant zero; // when the time 0 would have come

    /** How long to wait before the next packet is taken. */
    Duration after(Packet packet, Instant now) {
        if (first == null) {
            first = now;
        }
        bytes += packet.data().length;
        if (bytes > BURST + RATE * (Duration.between(first, now).toMillis() / 1000.0)) {
            throw new Refusal(413, "stage_refusal_too_fast");
        }
        var time = Duration.ofNanos(packet.timestampMicros() * 1_000);
        if (zero == null || ahead(time, now).abs().compareTo(JUMP) > 0) {
            zero = now.minus(time);
        }
        var wait = ahead(time, now).minus(AHEAD);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Duration ahead(Duration time, Instant now) {
        return Duration.between(now, zero == null ? now : zero.plus(time));
    }
}
