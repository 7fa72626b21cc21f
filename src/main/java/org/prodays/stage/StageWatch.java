package org.prodays.stage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.GroundSettings;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;
import org.prodays.programme.SessionOpened;

/** Keeps the stage true to the programme and to the clock: opens and ends scenes on news, looks at each of them every second. */
@ApplicationScoped
class StageWatch {

    private static final Logger LOG = Logger.getLogger(StageWatch.class);
    private static final int AFTER_THE_IMPORT = 4000;
    private static final int DISK_LOOKED_AT = 5; // seconds

    private final Stage stage;
    private final Programme programme;
    private final DemoSource demonstration;
    private final Instance<StageFollower> followers;
    private final GroundSettings ground;
    private volatile @Nullable Thread watching;

    StageWatch(
            Stage stage,
            Programme programme,
            DemoSource demonstration,
            @Any Instance<StageFollower> followers,
            GroundSettings ground) {
        this.followers = followers;
        this.ground = ground;
        this.stage = stage;
        this.programme = programme;
        this.demonstration = demonstration;
    }

    void started(@Observes @Priority(AFTER_THE_IMPORT) StartupEvent event) {
        if (!ground.carryNews()) {
            return; // a command that only visits the database: the stages are another program's
        }
        stage.resume();
        stage.endAgain();
        stage.finishRecordings();
        followers.forEach(StageFollower::start);
        Thread thread = Thread.ofVirtual().name("stage-watch").unstarted(this::watch);
        watching = thread; // before it starts, since it stops when this is no longer set
        thread.start();
    }

    void stopping(@Observes ShutdownEvent event) {
        Thread running = watching;
        watching = null;
        if (running != null) {
            running.interrupt();
        }
        followers.forEach(StageFollower::stop);
        demonstration.stop();
    }

    void opened(@Observes SessionOpened news) {
        programme
                .session(news.session())
                .filter(session -> session.state() == Session.State.OPEN)
                .ifPresent(stage::scene);
    }

    void ended(@Observes SessionEnded news) {
        stage.end(news.session());
    }

    private void watch() {
        for (int second = 0; watching != null; second++) {
            stage.scenes().forEach(this::look);
            follow();
            if (second % DISK_LOOKED_AT == 0) {
                lookAtDisk();
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() {
        Map<UUID, OnAir> stages = stage.scenes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, scene -> scene.getValue().onAir()));
        for (StageFollower follower : followers) {
            try {
                follower.look(stages);
            } catch (RuntimeException e) {
                LOG.errorf("a look beside the stages failed: %s", e.getMessage());
            }
        }
    }

    private void lookAtDisk() {
        try {
            stage.lookAtDisk();
        } catch (RuntimeException e) {
            LOG.errorf("a look at the disk of the recordings failed: %s", e.getMessage());
        }
    }

    private void look(UUID session, Scene scene) {
        try {
            scene.look();
            demonstration.offer(session, scene);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a look at the stage of %s failed; the next one is in a second", session);
        }
    }
}
