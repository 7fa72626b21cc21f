package org.prodays.stage;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prodays.media.Broadcast;

/** What a scene shows: its one broadcast, opened by the first source, and its state, told when it changes. Guarded by its {@link Scene}. */
final class Showing {

    private final Supplier<Opened> opening;
    private final Consumer<OnAir> changed;
    private @Nullable Opened opened;
    private volatile OnAir onAir = OnAir.NOTHING_YET;

    /** The broadcast and its id. */
    record Opened(String id, Broadcast broadcast) {}

    Showing(Supplier<Opened> opening, Consumer<OnAir> changed) {
        this.opening = opening;
        this.changed = changed;
    }

    /** For all threads. */
    OnAir onAir() {
        return onAir;
    }

    boolean ended() {
        return onAir.state() == OnAir.State.ENDED;
    }

    Broadcast broadcast() {
        if (opened == null) {
            opened = opening.get();
        }
        return opened.broadcast();
    }

    void become(OnAir.State next) {
        var then = opened == null
                ? new OnAir(next, null, Set.of())
                : new OnAir(next, opened.id(), opened.broadcast().captions().languages());
        if (!onAir.equals(then)) {
            onAir = then;
            changed.accept(then);
        }
    }

    /** The broadcast becomes the replay. */
    void end() {
        if (opened != null) {
            opened.broadcast().end();
        }
        become(OnAir.State.ENDED);
    }
}
