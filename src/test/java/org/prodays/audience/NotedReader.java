package org.prodays.audience;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/** A reader without a wire: it notes what it is told, and takes more or does not as the test wishes. */
final class NotedReader extends AudienceReader {

    final List<String> told = new CopyOnWriteArrayList<>();
    volatile int ended;
    volatile boolean taking = true;
    volatile boolean broken;
    volatile int heardAt = Integer.MAX_VALUE;
    private final EventLoop loop;

    NotedReader(EventLoop loop, @Nullable Person person) {
        super(person);
        this.loop = loop;
    }

    /** Takes what it is told again. */
    void drain() {
        taking = true;
        loop.execute(this::drained);
    }

    @Override
    EventLoop loop() {
        return loop;
    }

    @Override
    boolean isOpen() {
        return ended == 0;
    }

    @Override
    boolean isTaking() {
        return taking;
    }

    @Override
    void write(Frame frame) {
        if (broken) {
            throw new IllegalStateException("it broke");
        }
        ByteBuf wire = frame.plain();
        wire.skipBytes(2);
        told.add(wire.toString(StandardCharsets.UTF_8));
    }

    @Override
    void flush() {}

    @Override
    int heardAt(int now) {
        return Math.min(now, heardAt);
    }

    @Override
    void end(int code, String reason) {
        ended = code;
    }
}
