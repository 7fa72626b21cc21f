package org.prodays.encoders;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.prodays.formats.BadStream;
import org.prodays.formats.RenditionName;
import org.prodays.ground.Refusal;
import org.prodays.programme.Session;
import org.prodays.stage.Push;
import org.prodays.stage.Scene;
import org.prodays.stage.Source;
import org.prodays.stage.Stage;

/** What encoders push, over whatever line it comes. */
@ApplicationScoped
class Pushes implements Push.Keeper {

    private static final Logger LOG = Logger.getLogger(Pushes.class);
    private static final int MOST_OF_A_SOURCE = 8;

    private final Map<UUID, Set<Push>> open = new ConcurrentHashMap<>();
    private final Map<UUID, Trouble> troubles = new ConcurrentHashMap<>();
    private final Stage stage;
    private final Clock clock;

    Pushes(Stage stage, Clock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    /**
     * A new connection of a source; a source may have several, a track each, and they make one run.
     *
     * @param pictures what a track of pictures becomes
     * @param told hears once, and on any thread, why the turn is over; does not block
     * @throws Refusal 409 when the session is not open, or another source has the stage
     */
    Push open(Session session, Source source, RenditionName pictures, Consumer<Refusal> told) {
        try {
            Scene scene = stage.scene(session);
            scene.checkFree(source);
            var push = new Push(scene, source, pictures, clock, told, this);
            var others = open.computeIfAbsent(source.id(), id -> ConcurrentHashMap.newKeySet());
            others.add(push);
            if (others.size() > MOST_OF_A_SOURCE) {
                others.remove(push);
                throw new Refusal(409, "encoders_refusal_too_many");
            }
            LOG.infof("the source %s of %s pushes", source.name(), session.key());
            return push;
        } catch (Refusal refusal) {
            troubles.put(source.id(), new Trouble(clock.instant(), refusal));
            throw refusal;
        }
    }

    /** Ends all connections of a source. */
    void cut(Source source, Refusal why) {
        for (Push push : Set.copyOf(open.getOrDefault(source.id(), Set.of()))) {
            push.over(why);
            push.cutOff();
        }
    }

    boolean connected(Source source) {
        return !open.getOrDefault(source.id(), Set.of()).isEmpty();
    }

    /** What went wrong last since the program's start. */
    Optional<Trouble> trouble(Source source) {
        return Optional.ofNullable(troubles.get(source.id()));
    }

    @Override
    public void failed(Push push, BadStream why) {
        LOG.infof(
                "what the source %s pushed cannot be played: %s", push.source().name(), why.getMessage());
        troubles.put(push.source().id(), new Trouble(clock.instant(), why));
    }

    @Override
    public void over(Push push, Refusal why) {
        LOG.infof("the source %s was sent away: %s", push.source().name(), why.reason());
        troubles.put(push.source().id(), new Trouble(clock.instant(), why));
        gone(push);
    }

    @Override
    public void gone(Push push) {
        open.getOrDefault(push.source().id(), Set.of()).remove(push);
    }
}
