package org.prodays.encoders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadStream;
import org.prodays.formats.RenditionName;
import org.prodays.ground.DatabaseAway;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Push;
import org.prodays.stage.Source;

/** Takes a pushed body onto the stage, before HTTP; {@code docs/ingest.md} says how encoders push. */
@ApplicationScoped
class Ingest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = Logger.getLogger(Ingest.class);

    /** The smaller pictures; DASH-IF live ingest names a track {@code Streams(name).cmfv}. */
    private static final Pattern LOW = Pattern.compile("(?i)(streams\\()?(.*[-_.])?low\\)?(\\.\\w{1,8})?");

    private final Programme programme;
    private final StreamKeys keys;
    private final Pushes pushes;
    private final WrongKeys wrong;

    Ingest(Programme programme, StreamKeys keys, Pushes pushes, Clock clock) {
        this.programme = programme;
        this.keys = keys;
        this.pushes = pushes;
        this.wrong = new WrongKeys(clock);
    }

    /** A request whose body has not been looked at; {@code track} is the last part of its path. */
    record Arrival(String address, String session, @Nullable String key, String track) {}

    /** {@code body} is JSON; {@code retryAfter} in seconds, 0 for nothing to say. */
    record Answer(int status, String body, long retryAfter) {}

    /** What an encoder's log may show, in English; where it was, if it was in the stream. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Told(
            String reason,
            String message,
            @JsonProperty("byte") @Nullable Long offset,
            @Nullable String box) {}

    /** Serves a push to its end. {@code welcome} is called once the key is known to be right, before anything of the body is asked for. */
    Answer serve(Arrival arrival, Inflow body, Runnable welcome) {
        try {
            Push push = admit(arrival, body);
            welcome.run();
            return take(push, body);
        } catch (Refusal refusal) {
            return answer(refusal);
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                return answer(new Refusal(503, "ground_refusal_database_away"));
            }
            LOG.error("a push failed", e);
            return answer(new Refusal(500, "ground_refusal_our_fault"));
        }
    }

    private Push admit(Arrival arrival, Inflow body) {
        wrong.check(arrival.address());
        String key = arrival.key();
        if (key == null) {
            throw new Refusal(401, "encoders_refusal_no_key");
        }
        Session session =
                programme.session(arrival.session()).orElseThrow(() -> new Refusal(404, "stage_refusal_no_session"));
        Source source = source(arrival, session, key);
        var pictures = LOW.matcher(arrival.track()).matches() ? RenditionName.LOW : RenditionName.HIGH;
        Push push = pushes.open(session, source, pictures, why -> body.come(new Inflow.Cut()));
        if (keys.holder(key).isEmpty()) {
            // revoked while it was opened, so that the one who revoked did not see it
            push.over(new Refusal(403, "encoders_refusal_wrong_key"));
        }
        return push;
    }

    private Source source(Arrival arrival, Session session, String key) {
        return keys.holder(key)
                .filter(source -> source.session().equals(session.id()))
                .orElseThrow(() -> {
                    wrong.wrong(arrival.address());
                    LOG.infof("a wrong stream key for %s from %s", session.key(), arrival.address());
                    return new Refusal(403, "encoders_refusal_wrong_key");
                });
    }

    private Answer take(Push push, Inflow body) {
        try {
            while (true) {
                switch (body.next()) {
                    case Inflow.Piece piece -> push.accept(piece.bytes(), 0, piece.bytes().length);
                    case Inflow.End end -> {
                        push.end();
                        return answer(200, new Told("ok", "The stream has ended.", null, null));
                    }
                    case Inflow.Cut cut -> {
                        push.checkOn();
                        throw new Refusal(400, "encoders_refusal_gone");
                    }
                    case Inflow.Silence silence -> throw new Refusal(408, "stage_refusal_silent");
                }
            }
        } catch (BadStream e) {
            return answer(
                    400,
                    new Told(
                            e.reason().key(),
                            Texts.say(Language.EN, "encoders_bad_stream", e.reason()),
                            e.offset(),
                            e.path()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "stage_refusal_silent");
        } finally {
            push.cutOff();
        }
    }

    private static Answer answer(Refusal refusal) {
        long seconds = refusal.details().get("seconds") instanceof Long told ? told : refusal.status() == 503 ? 5 : 0;
        var told = new Told(refusal.reason(), Texts.say(Language.EN, refusal), null, null);
        return new Answer(refusal.status(), json(told), seconds);
    }

    private static Answer answer(int status, Told told) {
        return new Answer(status, json(told), 0);
    }

    private static String json(Told told) {
        try {
            return JSON.writeValueAsString(told) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
