package org.prodays.captioning;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.media.Broadcast;
import org.prodays.sandbox.SandboxMissing;

/**
 * Keeps an operator's recogniser listening to one broadcast. When it ends, stalls or talks nonsense it is started again, later each time;
 * the broadcast never waits for it.
 */
final class Recogniser implements AutoCloseable {

    /** What is done with a line, at its times on the broadcast's timeline. */
    interface Captioning {
        void say(RecognisedLine line, long start, long end);
    }

    private static final Logger LOG = Logger.getLogger(Recogniser.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** One that ran for so long was sound; the next wait is the first one again. */
    private static final Duration SOUND_RUN = Duration.ofMinutes(1);

    private static final int MOST_LINES = 30;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    /** So many lines of one run may be wrong. */
    private static final int MOST_WRONG = 20;

    private final List<String> command;
    private final CaptionLanguage language;
    private final Captioning captioning;
    private final Clock clock;
    private final Hearing hearing = new Hearing(this::stalled);
    private final Thread thread;
    private volatile @Nullable RecogniserProcess running;
    private volatile boolean closed;

    Recogniser(String command, CaptionLanguage language, Captioning captioning, Clock clock) {
        this.command = List.of(command.strip().split("\\s+", -1));
        this.language = language;
        this.captioning = captioning;
        this.clock = clock;
        // writing to a process holds its thread, so it is not a virtual one
        this.thread = Thread.ofPlatform().daemon().name("recogniser").unstarted(this::work);
    }

    void listen(Broadcast broadcast) {
        broadcast.listen(hearing);
        thread.start();
    }

    /** The id of the process that listens now, 0 for none. */
    long pid() {
        var now = running;
        return now == null || !now.alive() ? 0 : now.pid();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var now = running;
        if (now != null) {
            now.close();
        }
    }

    private void work() {
        Duration wait = FIRST_WAIT;
        try {
            while (!closed) {
                Instant began = clock.instant();
                run();
                if (closed) {
                    return;
                }
                boolean sound = began.plus(SOUND_RUN).isBefore(clock.instant());
                wait = sound ? FIRST_WAIT : wait;
                LOG.warnf("the recogniser %s ended; it is started again in %s", command.getFirst(), wait);
                TimeUnit.MILLISECONDS.sleep(wait.toMillis());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** From its start until it ends, or is ended. */
    private void run() throws InterruptedException {
        hearing.forget();
        try (var process = started()) {
            if (process == null) {
                return;
            }
            running = process;
            Thread.ofPlatform().daemon().name("recogniser-answers").start(() -> read(process));
            while (!closed && process.alive()) {
                var heard = hearing.next();
                if (heard != null) {
                    process.hear(heard);
                }
            }
        } catch (SandboxMissing e) {
            LOG.warnf("the recogniser cannot hear AAC: %s", e.getMessage());
        } catch (IOException e) {
            LOG.debugf("the recogniser takes no more sound: %s", e.getMessage());
        } finally {
            running = null;
        }
    }

    private @Nullable RecogniserProcess started() {
        try {
            return new RecogniserProcess(command, language);
        } catch (IOException e) {
            LOG.errorf("the recogniser cannot be started: %s", e.getMessage());
            return null;
        }
    }

    private void read(RecogniserProcess process) {
        var pace = new CaptionPace(MOST_LINES, WITHIN, clock);
        var wrong = new AtomicInteger();
        try {
            process.answers(text -> {
                var line = RecognisedLine.parse(text, process.pcm().seconds());
                if (line != null && pace.spend()) {
                    var pcm = process.pcm();
                    captioning.say(line, pcm.timeOf(line.start()), pcm.timeOf(line.end()));
                } else if (wrong.incrementAndGet() == 1) {
                    LOG.warnf("the recogniser answers what is no caption, or too many: %s", cut(text));
                } else if (wrong.get() > MOST_WRONG) {
                    process.close();
                }
            });
        } catch (IOException e) {
            LOG.debugf("the recogniser's answers end: %s", e.getMessage());
        }
    }

    /** Called by the broadcast when what is heard is not taken: whoever does not listen is ended, so that the writer is free again. */
    private void stalled() {
        var now = running;
        if (now != null) {
            running = null;
            Thread.startVirtualThread(now::close);
        }
    }

    private static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
