package org.prodays.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.media.Broadcast;
import org.prodays.media.Origin;
import org.prodays.media.Replay;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.recordings.Keeping;

/** The door of the room: what each session shows now, and its replay afterwards. */
@ApplicationScoped
public class Stage {

    private static final int BROADCAST_ID_LENGTH = 20;

    private final Map<UUID, Scene> scenes = new ConcurrentHashMap<>();
    private final StageStore store = new StageStore();
    private final Database database;
    private final Programme programme;
    private final Origin origin;
    private final Event<StageChanged> changes;
    private final StageSettings settings;
    private final Ids ids;
    private final Clock clock;

    Stage(
            Database database,
            Programme programme,
            Origin origin,
            Event<StageChanged> changes,
            StageSettings settings,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.programme = programme;
        this.origin = origin;
        this.changes = changes;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the session shows at this moment; nothing, for one that is not open or unknown. */
    public OnAir onAir(UUID session) {
        Scene scene = scenes.get(session);
        if (scene != null) {
            return scene.onAir();
        }
        return database.read(handle -> store.broadcast(handle, session))
                .map(this::onAir)
                .orElse(OnAir.NOTHING_YET);
    }

    /** The recording so far, which tells at what second an instant is; empty when the session was never on air. */
    public Optional<Replay> replay(UUID session) {
        return database.read(handle -> store.broadcast(handle, session)).flatMap(kept -> origin.replay(kept.id()));
    }

    /** From now on makes of recordings that have ended what is made of them. */
    void finishRecordings() {
        origin.finishRecordings(broadcast -> database.read(handle -> store.session(handle, broadcast))
                .ifPresent(session -> changes.fire(new StageChanged(session, onAir(session)))));
    }

    /** Whether what the session shows is being recorded, and how full the disk is. */
    public Keeping keeping(UUID session) {
        return Optional.ofNullable(scenes.get(session))
                .flatMap(scene -> Optional.ofNullable(scene.onAir().broadcast()))
                .flatMap(origin::live)
                .map(Broadcast::keeping)
                .orElseGet(() -> new Keeping(Keeping.State.GOING, origin.diskSeen()));
    }

    /** To be called every few seconds, as the disk is shared with others. */
    void lookAtDisk() {
        origin.disk();
    }

    /** The session's broadcast while it is live; empty before anything was on air and after the end. */
    public Optional<Broadcast> broadcast(UUID session) {
        return Optional.ofNullable(onAir(session).broadcast()).flatMap(origin::live);
    }

    /** There may be captions in another language now, live or in the replay. */
    public void captioned(UUID session) {
        Scene scene = scenes.get(session);
        if (scene != null && scene.onAir().broadcast() != null) {
            scene.captioned();
        } else {
            changes.fire(new StageChanged(session, onAir(session)));
        }
        var now = onAir(session);
        if (now.state() == OnAir.State.ENDED && now.broadcast() != null) {
            origin.captioned(now.broadcast());
        }
    }

    /** The scene of an open session. */
    public Scene scene(Session session) {
        if (session.state() != Session.State.OPEN) {
            throw new Refusal(
                    409, session.state() == Session.State.ENDED ? "stage_refusal_ended" : "stage_refusal_not_open");
        }
        return scenes.computeIfAbsent(session.id(), this::newScene);
    }

    /** The scenes known to be open, by session. */
    public Map<UUID, Scene> scenes() {
        return Map.copyOf(scenes);
    }

    /** After a start: the sessions still open go on with the broadcasts they had. */
    void resume() {
        for (Session session : programme.onAir()) {
            Scene scene = scene(session);
            database.read(handle -> store.broadcast(handle, session.id()))
                    .filter(kept -> kept.endedAt() == null && kept.studio())
                    .ifPresent(kept -> scene.reopen());
        }
    }

    /** After a start: what had ended before the disk had taken its end becomes the replay now. */
    void endAgain() {
        database.read(store::ended).forEach(origin::end);
    }

    /** Makes the session's broadcast its replay; ending it again changes nothing. */
    void end(UUID session) {
        var kept = database.read(handle -> store.broadcast(handle, session));
        if (kept.filter(broadcast -> broadcast.endedAt() != null).isPresent()) {
            return;
        }
        Scene scene = scenes.computeIfAbsent(session, this::newScene);
        if (scene.onAir().broadcast() == null && kept.filter(this::mayGoOn).isPresent()) {
            scene.reopen();
        }
        scene.end();
        database.change(handle -> store.end(handle, session, clock.instant()));
    }

    private OnAir onAir(StageStore.Kept kept) {
        return new OnAir(
                kept.endedAt() == null ? OnAir.State.LOST : OnAir.State.ENDED,
                kept.id(),
                origin.replay(kept.id())
                        .map(replay -> replay.captions().languages())
                        .orElse(Set.of()));
    }

    private boolean mayGoOn(StageStore.Kept kept) {
        return !origin.replay(kept.id()).map(Replay::ended).orElse(false);
    }

    private Scene newScene(UUID session) {
        var showing = new Showing(() -> opened(session), onAir -> changed(session, onAir));
        return new Scene(showing, settings.resumeWithin(), clock);
    }

    private void changed(UUID session, OnAir onAir) {
        changes.fire(new StageChanged(session, onAir));
        if (onAir.state() == OnAir.State.LIVE || onAir.state() == OnAir.State.NOTHING) {
            boolean studio = onAir.state() == OnAir.State.LIVE;
            Thread.ofVirtual().start(() -> database.change(handle -> store.heldByStudio(handle, session, studio)));
        }
    }

    private Showing.Opened opened(UUID session) {
        String fresh = ids.secret(BROADCAST_ID_LENGTH);
        var kept = database.write(handle -> store.begin(handle, session, fresh, clock.instant()));
        if (kept.endedAt() != null) {
            throw new Refusal(409, "stage_refusal_ended");
        }
        return new Showing.Opened(kept.id(), origin.open(kept.id()));
    }
}
