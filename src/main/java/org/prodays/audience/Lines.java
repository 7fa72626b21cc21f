package org.prodays.audience;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Visitor;

/** Opens, hears and closes the connections to audiences: what a room's socket hands its events to. */
@ApplicationScoped
public class Lines {

    /** What the id of such a socket begins with. */
    public static final String ENDPOINT = "audience-";

    private static final Logger LOG = Logger.getLogger(Lines.class);

    /** Frames of one connection, whoever is at the other end. */
    private static final Credit FRAME = new Credit("frame", 240);

    private final Frames frames;
    private final Credits credits;
    private final Ids ids;
    private final SecurityIdentity identity;

    Lines(Frames frames, Credits credits, Ids ids, SecurityIdentity identity) {
        this.frames = frames;
        this.credits = credits;
        this.ids = ids;
        this.identity = identity;
    }

    /** Lets the connection into the audience of what it follows, from where its address says it knows. */
    public void open(WebSocketConnection connection, Supplier<Followed> what) {
        var asked = Query.of(connection.handshakeRequest().query());
        Language language = Language.of(asked.text("language")).orElse(Language.FR);
        @Nullable Person person = Visitor.person(identity).orElse(null);
        var caller = new Caller(person, language);
        var reader = new AudienceReader(ids.next(), connection, person == null ? null : person.id());
        try {
            var line = new Line(what.get(), reader, caller, frames);
            connection.userData().put(Line.KEY, line);
            var audience = line.followed().audience();
            audience.join(reader, asked.text("epoch"), asked.number("offset"));
            if (!connection.isOpen()) {
                audience.leave(reader);
            }
            line.followed().welcome(caller).forEach(line::say);
        } catch (Refusal refusal) {
            reader.dismiss(frames.write(Refused.of(null, refusal, language)));
        }
    }

    public void heard(WebSocketConnection connection, String frame) {
        of(connection).ifPresent(line -> {
            try {
                credits.spend(line.reader().id(), FRAME);
            } catch (Refusal refusal) {
                line.dismiss(refusal);
                return;
            }
            line.heard(frame);
        });
    }

    public void close(WebSocketConnection connection) {
        of(connection).ifPresent(line -> line.followed().audience().leave(line.reader()));
    }

    public void failed(WebSocketConnection connection, Throwable error) {
        LOG.debugf(
                "a connection to %s failed: %s", connection.handshakeRequest().path(), error);
    }

    private static Optional<Line> of(WebSocketConnection connection) {
        return Optional.ofNullable(connection.userData().get(Line.KEY));
    }
}
