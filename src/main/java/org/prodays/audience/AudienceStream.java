package org.prodays.audience;

import io.netty.channel.EventLoop;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/** A reader at the other end of server-sent events (HTML, section 9.2), where a network lets no WebSocket through. */
final class AudienceStream extends AudienceReader {

    /** Events that may be on their way. */
    private static final int MOST_WAITING = 16;

    /** Seconds after which something is said, so that no proxy takes the silence for an end. */
    private static final int QUIET = 15;

    private final EventLoop loop;
    private final SseEventSink sink;
    private final Sse sse;
    private final AtomicInteger waiting = new AtomicInteger();
    private int saidAt;

    AudienceStream(EventLoop loop, Sink out, @Nullable Person person) {
        super(person);
        this.loop = loop;
        this.sink = out.sink();
        this.sse = out.sse();
    }

    /** Where events go. */
    record Sink(SseEventSink sink, Sse sse) {}

    @Override
    EventLoop loop() {
        return loop;
    }

    @Override
    boolean isOpen() {
        return !sink.isClosed();
    }

    @Override
    boolean isTaking() {
        return waiting.get() < MOST_WAITING;
    }

    @Override
    void write(Frame frame) {
        if (!isOpen()) {
            return;
        }
        waiting.incrementAndGet();
        var _ = sink.send(sse.newEvent(frame.text())).whenComplete((sent, gone) -> taken());
    }

    @Override
    void flush() {}

    /** Nothing comes in this way; what is said now and then finds out whether somebody is there. */
    @Override
    int heardAt(int now) {
        if (now - saidAt >= QUIET && isOpen()) {
            saidAt = now;
            var _ = sink.send(sse.newEventBuilder().comment("").build()).whenComplete((sent, gone) -> {});
        }
        return now;
    }

    @Override
    void end(int code, String reason) {
        sink.close();
    }

    private void taken() {
        if (waiting.decrementAndGet() == 0) {
            loop.execute(this::drained);
        }
    }
}
