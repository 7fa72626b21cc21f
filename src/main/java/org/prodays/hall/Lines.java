package org.prodays.hall;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Visitor;

/** Opens and closes the connections to halls and desks. */
@ApplicationScoped
class Lines {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private final Halls halls;
    private final Ids ids;
    private final SecurityIdentity identity;

    Lines(Halls halls, Ids ids, SecurityIdentity identity) {
        this.halls = halls;
        this.ids = ids;
        this.identity = identity;
    }

    /** Lets the connection into the audience that {@code side} chooses, from where its address says it knows. */
    void open(WebSocketConnection connection, String key, Function<LiveHall, Audience> side) {
        var asked = query(connection.handshakeRequest().query());
        Language language = Language.of(asked.getOrDefault("language", "")).orElse(Language.FR);
        @Nullable Person person = Visitor.person(identity).orElse(null);
        var reader = new AudienceReader(ids.next(), connection, person == null ? null : person.id());
        try {
            LiveHall hall = halls.hall(key);
            var line = new Line(hall, side.apply(hall), reader, person, language, halls);
            connection.userData().put(Line.KEY, line);
            line.audience().join(reader, asked.get("epoch"), number(asked.get("offset")));
            if (!connection.isOpen()) {
                line.audience().leave(reader);
            }
        } catch (Refusal refusal) {
            reader.dismiss(halls.write(Line.refused(null, refusal, language)));
        }
    }

    Optional<Line> of(WebSocketConnection connection) {
        return Optional.ofNullable(connection.userData().get(Line.KEY));
    }

    void close(WebSocketConnection connection) {
        of(connection).ifPresent(line -> line.audience().leave(line.reader()));
    }

    void failed(WebSocketConnection connection, Throwable error) {
        LOG.debugf(
                "a connection to %s failed: %s", connection.handshakeRequest().path(), error);
    }

    private static long number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
    }

    private static Map<String, String> query(@Nullable String query) {
        var fields = new HashMap<String, String>();
        for (String field : query == null ? new String[0] : query.split("&", 8)) {
            int sign = field.indexOf('=');
            if (sign > 0) {
                fields.put(field.substring(0, sign), decoded(field.substring(sign + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
