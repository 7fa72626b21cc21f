package org.prodays.audience;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/** A reader that asks again and again, and waits each time until there is something: for networks that let nothing else through. */
final class AudiencePoll extends AudienceReader {

    private static final int MOST = Audience.HISTORY;

    private final EventLoop loop;
    private final List<String> told = new ArrayList<>();
    private final CountDownLatch something = new CountDownLatch(1);
    private volatile boolean over;

    AudiencePoll(EventLoop loop, @Nullable Person person) {
        super(person);
        this.loop = loop;
    }

    /** The frames that have come, after at most that many seconds. */
    List<String> await(int seconds) throws InterruptedException {
        var _ = something.await(seconds, TimeUnit.SECONDS);
        over = true;
        synchronized (told) {
            return new ArrayList<>(told);
        }
    }

    @Override
    EventLoop loop() {
        return loop;
    }

    @Override
    boolean isOpen() {
        return !over;
    }

    @Override
    boolean isTaking() {
        synchronized (told) {
            return told.size() < MOST;
        }
    }

    @Override
    void write(Frame frame) {
        synchronized (told) {
            told.add(frame.text());
        }
    }

    @Override
    void flush() {
        synchronized (told) {
            if (!told.isEmpty()) {
                something.countDown();
            }
        }
    }

    @Override
    int heardAt(int now) {
        return now;
    }

    @Override
    void end(int code, String reason) {
        something.countDown();
    }
}
