package org.prodays.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.prodays.formats.BadPacket;
import org.prodays.programme.Edition;
import org.prodays.programme.Programme;

/** Plays the built-in clip in a circle and in real time on the free stages of a demonstration edition. */
@ApplicationScoped
class DemoSource {

    private static final Logger LOG = Logger.getLogger(DemoSource.class);

    /** Waits until so many microseconds after its making have passed. */
    interface Pace {

        void until(long micros) throws InterruptedException;

        /** By the system's steady clock, so that errors of single waits do not add up. */
        static Pace realTime() {
            long start = System.nanoTime();
            return micros -> {
                long wait = start + micros * 1_000 - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
            };
        }
    }

    private final Programme programme;
    private final StageSettings settings;
    private final Clip clip = Clip.builtIn();
    private final Map<UUID, Duration> shown = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    DemoSource(Programme programme, StageSettings settings) {
        this.programme = programme;
        this.settings = settings;
    }

    /** Enters the scene if it is free and the session may show the clip. */
    void offer(UUID session, Scene scene) {
        Duration left = settings.demonstrationLimit().minus(shown.getOrDefault(session, Duration.ZERO));
        if (!settings.demonstration() || left.compareTo(Duration.ofMillis(1)) < 0 || !scene.freeForDemonstration()) {
            return;
        }
        if (programme.edition().filter(Edition::demonstration).isEmpty()) {
            return;
        }
        turn(scene)
                .ifPresent(turn -> Thread.ofVirtual()
                        .name("demonstration-" + session)
                        .start(() -> {
                            Duration played = play(clip, scene, turn, left, Pace.realTime());
                            shown.merge(session, played, Duration::plus);
                        }));
    }

    void stop() {
        stopped = true;
    }

    private Optional<DemoTurn> turn(Scene scene) {
        try {
            return scene.demonstrate(clip.tracks());
        } catch (BadPacket e) {
            throw new IllegalStateException("the built-in clip cannot be played", e);
        }
    }

    /** Plays until the turn is over or {@code limit} has passed; answers how long. */
    Duration play(Clip played, Scene scene, DemoTurn turn, Duration limit, Pace pace) {
        long last = 0;
        try {
            for (long round = 0; ; round++) {
                for (int i = 0; i < played.packets().size(); i++) {
                    var sent = played.inRound(i, round);
                    pace.until(sent.timestamp() + sent.duration());
                    if (stopped
                            || sent.timestamp() >= limit.toNanos() / 1_000
                            || !scene.accept(turn, now -> turn.accept(sent, now))) {
                        return Duration.ofNanos(last * 1_000);
                    }
                    last = sent.timestamp() + sent.duration();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BadPacket e) {
            LOG.errorf("the demonstration could not be packaged: %s", e.getMessage());
        } finally {
            // at the program's end nobody is there to be told
            if (!stopped) {
                scene.leave(turn);
            }
        }
        return limit;
    }
}
