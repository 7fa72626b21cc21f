package org.prodays.captioning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.prodays.ground.Ids;
import org.prodays.media.Broadcast;
import org.prodays.stage.OnAir;
import org.prodays.stage.Stage;
import org.prodays.stage.StageFollower;
import org.prodays.stage.StageSettings;

/** The operator's recognisers, one for each session on air; none when no command is set. */
@ApplicationScoped
class Recognisers implements StageFollower {

    private static final Logger LOG = Logger.getLogger(Recognisers.class);
    private static final int KEY = 20;

    private final Map<UUID, Recogniser> listening = new ConcurrentHashMap<>();
    private final Stage stage;
    private final StageSettings settings;
    private final Ids ids;
    private final Clock clock;

    Recognisers(Stage stage, StageSettings settings, Ids ids, Clock clock) {
        this.stage = stage;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets one listen to what is on air, and dismisses it after the end. */
    @Override
    public void look(Map<UUID, OnAir> stages) {
        settings.captionsCommand()
                .filter(words -> !words.isBlank())
                .ifPresent(command -> stages.forEach((session, onAir) -> look(session, onAir, command)));
    }

    private void look(UUID session, OnAir onAir, String command) {
        try {
            if (onAir.playing()) {
                listening.computeIfAbsent(session, id -> begun(id, command));
            } else if (onAir.state() == OnAir.State.ENDED) {
                dismiss(session);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "a look at the recogniser of %s failed; the next one is in a second", session);
        }
    }

    @Override
    public void stop() {
        listening.keySet().forEach(this::dismiss);
    }

    private Recogniser begun(UUID session, String command) {
        var broadcast = stage.broadcast(session).orElseThrow();
        var recogniser = new Recogniser(
                command,
                settings.captionsLanguage(),
                (line, start, end) -> say(session, broadcast, line, start, end),
                clock);
        recogniser.listen(broadcast);
        return recogniser;
    }

    private void say(UUID session, Broadcast broadcast, RecognisedLine line, long start, long end) {
        try {
            broadcast.captions().say(line.language(), "plugin-" + ids.secret(KEY), start, end, line.text());
            stage.captioned(session);
        } catch (IllegalStateException e) {
            LOG.debugf("a caption came too late: %s", e.getMessage());
        }
    }

    private void dismiss(UUID session) {
        var recogniser = listening.remove(session);
        if (recogniser != null) {
            recogniser.close();
        }
    }
}
