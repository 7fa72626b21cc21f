package org.prodays.audience;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Those of an audience whom one event loop serves. A frame costs one task for all of them; joining, leaving and telling keep their order. */
final class AudienceRow {

    private static final Logger LOG = Logger.getLogger(AudienceRow.class);

    private final List<AudienceReader> readers = new ArrayList<>();
    private final EventLoop loop;
    private final Audience audience;
    private volatile int size;
    private volatile long lag;

    AudienceRow(EventLoop loop, Audience audience) {
        this.loop = loop;
        this.audience = audience;
    }

    /** Takes in a reader and tells her what she missed. */
    void join(AudienceReader reader, List<Frame> missed) {
        loop.execute(() -> {
            if (reader.isOpen() && reader.place() < 0) {
                reader.place(readers.size());
                reader.sit(audience);
                readers.add(reader);
                size = readers.size();
                audience.came(reader);
                attempt(reader, one -> {
                    missed.forEach(one::write);
                    one.flush();
                });
            }
        });
    }

    void leave(AudienceReader reader) {
        loop.execute(() -> drop(reader));
    }

    void tell(Frame frame, int now) {
        long asked = System.nanoTime();
        loop.execute(() -> {
            each(reader -> reader.tell(frame, now));
            lag = System.nanoTime() - asked;
        });
    }

    void tend(int now) {
        loop.execute(() -> each(reader -> reader.tend(now)));
    }

    /** Sends {@code most} away, those who came last. */
    void dismiss(int most, Frame word) {
        loop.execute(() -> {
            for (AudienceReader reader :
                    List.copyOf(readers.subList(Math.max(0, readers.size() - most), readers.size()))) {
                attempt(reader, one -> {
                    drop(one);
                    one.write(word);
                    one.end(AudienceReader.RESTARTING, "restarting");
                });
            }
        });
    }

    int size() {
        return size;
    }

    /** How long the last frame took from being told to having been written to all, in milliseconds. */
    long lag() {
        return TimeUnit.NANOSECONDS.toMillis(lag);
    }

    private void drop(AudienceReader reader) {
        int place = reader.place();
        if (place >= 0) {
            AudienceReader last = readers.getLast();
            readers.set(place, last);
            last.place(place);
            readers.removeLast();
            reader.place(-1);
            size = readers.size();
            audience.left(reader);
        }
    }

    private void each(Consumer<AudienceReader> work) {
        // from the end: who is sent away may leave at once
        for (int i = readers.size() - 1; i >= 0; i--) {
            if (i < readers.size()) {
                attempt(readers.get(i), work);
            }
        }
    }

    /** A mishap of one is hers alone: nobody beside her is left out. */
    private void attempt(AudienceReader reader, Consumer<AudienceReader> work) {
        try {
            work.accept(reader);
        } catch (RuntimeException mishap) {
            LOG.debugf(mishap, "a reader is let go");
            drop(reader);
            loop.execute(() -> reader.end(AudienceReader.FAILED, "failed"));
        }
    }
}
