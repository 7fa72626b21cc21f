package org.prodays.encoders;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A body that comes in. Each piece is asked for, so that no more of them wait than were asked for. */
final class Inflow {

    /** What comes next. */
    sealed interface Next {}

    @SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
    record Piece(byte[] bytes) implements Next {}

    /** The body is whole. */
    record End() implements Next {}

    /** The connection is gone, or its turn is over. */
    record Cut() implements Next {}

    /** Nothing came for as long as the patience lasts. */
    record Silence() implements Next {}

    private final BlockingQueue<Next> come = new LinkedBlockingQueue<>();
    private final Duration patience;
    private final Runnable more;

    /** @param more asks for one more piece; called on the thread that takes them */
    Inflow(Duration patience, Runnable more) {
        this.patience = patience;
        this.more = more;
    }

    void come(Next next) {
        come.add(next);
    }

    Next next() throws InterruptedException {
        var next = come.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next instanceof Piece) {
            more.run();
        }
        return next == null ? new Silence() : next;
    }
}
