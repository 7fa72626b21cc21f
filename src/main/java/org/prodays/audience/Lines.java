package org.prodays.audience;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.People;
import org.prodays.people.PeopleChanged;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** Opens, hears and closes the connections to audiences: what a room's socket hands its events to. */
@ApplicationScoped
public class Lines {

    /** What the id of such a socket begins with. */
    public static final String ENDPOINT = "audience-";

    static final long RETRY_SECONDS = 10;

    private static final Logger LOG = Logger.getLogger(Lines.class);

    /** The audiences that are followed, by the path of their addresses. */
    private final Map<String, Audience> byPath = new ConcurrentHashMap<>();

    /** All that somebody has followed since the start, whichever way. */
    private final Set<Audience> followed = ConcurrentHashMap.newKeySet();

    private final Frames frames;
    private final People people;
    private final AudienceSettings settings;
    private volatile boolean stopping;

    Lines(Frames frames, People people, AudienceSettings settings) {
        this.frames = frames;
        this.people = people;
        this.settings = settings;
    }

    /** Lets the connection into the audience of what it follows, from where its address says it knows. */
    public void open(WebSocketConnection connection, Supplier<? extends Followed> what) {
        var asked = Query.of(connection.handshakeRequest().query());
        var language = Language.of(asked.text("language")).orElse(Language.FR);
        var caller = new Caller(connection.userData().get(AudienceDoor.PERSON), language);
        var inflow = Objects.requireNonNull(connection.userData().get(AudienceDoor.INFLOW));
        var reader = new AudienceSocket(inflow, caller.person());
        try {
            var line = new Line(what.get(), reader, caller, frames);
            connection.userData().put(Line.KEY, line);
            byPath.put(connection.handshakeRequest().path(), line.followed().audience());
            followed.add(line.followed().audience());
            line.join(asked.text("epoch"), asked.number("offset"));
        } catch (Refusal refusal) {
            reader.dismiss(new Frame(frames.write(Refused.of(null, refusal, language))));
        }
    }

    public void heard(WebSocketConnection connection, String frame) {
        of(connection).ifPresent(line -> line.heard(frame));
    }

    public void close(WebSocketConnection connection) {
        of(connection).ifPresent(Line::leave);
    }

    public void failed(WebSocketConnection connection, Throwable error) {
        LOG.debugf(
                "a connection to %s failed: %s", connection.handshakeRequest().path(), error);
    }

    /** Whether there is no place left at this address; none is while the program stops. */
    boolean isFull(String path) {
        @Nullable Audience audience = byPath.get(path);
        return stopping || (audience != null && audience.size() >= settings.mostReaders());
    }

    /** For those who come another way than by a socket: takes note of what they follow, or refuses. */
    void admit(Audience audience) {
        if (stopping || audience.size() >= settings.mostReaders()) {
            throw new Refusal(503, "audience_refusal_full", Map.of("seconds", RETRY_SECONDS));
        }
        followed.add(audience);
    }

    void peopleChanged(@Observes PeopleChanged news) {
        followed.forEach(audience -> audience.sendAwayChanged(this::roles));
    }

    /** While there are still connections: when {@code ShutdownEvent} comes they have been closed. */
    void stopping(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stopping = true;
        new Drain(followed, frames).run();
    }

    private Map<UUID, Role> roles(Set<String> keys) {
        return people.of(keys).stream().collect(Collectors.toMap(Person::id, Person::role));
    }

    private static Optional<Line> of(WebSocketConnection connection) {
        return Optional.ofNullable(connection.userData().get(Line.KEY));
    }
}
