package org.prodays.stage;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.SameOrigin;
import org.prodays.ground.Texts;
import org.prodays.people.Role;

/** Takes the packets of a studio; {@code docs/protocol/studio.md} defines every message. */
@WebSocket(path = "/studio/{session}")
@RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
public class StudioSocket {

    private static final Logger LOG = Logger.getLogger(StudioSocket.class);
    private static final CloseReason REFUSED = new CloseReason(1008, "Refused");

    private final Stage stage;
    private final StudioGuard guard;
    private final SecurityIdentity identity;

    StudioSocket(Stage stage, StudioGuard guard, SecurityIdentity identity) {
        this.stage = stage;
        this.guard = guard;
        this.identity = identity;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection, @PathParam("session") String key) {
        Language language = language(connection.handshakeRequest().query());
        try {
            var handshake = connection.handshakeRequest();
            if (!SameOrigin.allows(handshake.header("Host"), handshake.header("Origin"))) {
                throw new Refusal(403, "ground_refusal_other_site");
            }
            var session = guard.session(key, identity);
            connection.userData().put(StudioLine.KEY, new StudioLine(connection, language, stage.scene(session)));
        } catch (Refusal refusal) {
            var reason = new ToStudio.Refused(refusal.reason(), Texts.say(language, refusal), -1);
            connection.sendTextAndAwait(reason.json());
            connection.closeAndAwait(REFUSED);
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void text(WebSocketConnection connection, String message) {
        heard(connection, line -> line.heard(FromStudio.read(message)));
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void packet(WebSocketConnection connection, byte[] chunk) {
        heard(connection, line -> line.heard(chunk));
    }

    @OnClose
    @RunOnVirtualThread
    void close(WebSocketConnection connection) {
        heard(connection, StudioLine::gone);
    }

    @OnError
    @RunOnVirtualThread
    void failed(WebSocketConnection connection, Throwable error) {
        LOG.warnf("a studio's connection failed: %s", error);
        heard(connection, line -> line.refuse(new Refusal(500, "ground_refusal_our_fault")));
    }

    private static void heard(WebSocketConnection connection, Consumer<StudioLine> message) {
        StudioLine line = connection.userData().get(StudioLine.KEY);
        if (line == null) {
            return;
        }
        try {
            message.accept(line);
        } catch (Refusal refusal) {
            line.refuse(refusal);
        }
    }

    private static Language language(@Nullable String query) {
        return query != null && query.startsWith("language=")
                ? Language.of(query.substring("language=".length())).orElse(Language.FR)
                : Language.FR;
    }
}
