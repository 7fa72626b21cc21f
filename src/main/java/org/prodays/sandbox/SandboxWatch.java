package org.prodays.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.prodays.sandbox.Sandboxed.Excess;

/** Holds what a program uses against its limits, look by look. */
final class SandboxWatch {
    static final int SHARE_SECONDS = 10;

    /** The processor's time at a moment, both in nanoseconds. */
    private record Look(long at, long cpu) {}

    private final SandboxLimits limits;
    private final long start;
    private final ArrayDeque<Look> looks = new ArrayDeque<>();

    /** @param start in nanoseconds, as are the times of the looks */
    SandboxWatch(SandboxLimits limits, long start) {
        this.limits = limits;
        this.start = start;
    }

    Optional<Excess> look(Usage usage, long now) {
        if (now - start > limits.time().toNanos()) {
            return Optional.of(Excess.TIME);
        }
        if (usage.memory() > limits.memory()) {
            return Optional.of(Excess.MEMORY);
        }
        if (usage.tasks() > limits.tasks()) {
            return Optional.of(Excess.TASKS);
        }
        if (usage.written() > limits.written()) {
            return Optional.of(Excess.WRITTEN);
        }
        boolean over = usage.cpu().compareTo(limits.cpu()) > 0;
        return over || busy(new Look(now, usage.cpu().toNanos())) ? Optional.of(Excess.CPU) : Optional.empty();
    }

    private boolean busy(Look look) {
        looks.add(look);
        long since = look.at() - Duration.ofSeconds(SHARE_SECONDS).toNanos();
        Look first = looks.element();
        if (first.at() > since) {
            return false;
        }
        while (looks.element().at() <= since) {
            first = looks.remove();
        }
        return look.cpu() - first.cpu() > limits.cores() * (look.at() - first.at());
    }
}
