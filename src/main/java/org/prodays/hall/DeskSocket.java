package org.prodays.hall;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** The desk's socket, for moderators and organisers. {@code docs/protocol/hall.md} defines every message. */
@WebSocket(path = "/desk/{session}", endpointId = DeskSocket.ENDPOINT)
@RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
public class DeskSocket {

    static final String ENDPOINT = "desk";

    private final Desk desk;
    private final Lines lines;
    private final Credits credits;

    DeskSocket(Desk desk, Lines lines, Credits credits) {
        this.desk = desk;
        this.lines = lines;
        this.credits = credits;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection, @PathParam("session") String key) {
        lines.open(connection, key, LiveHall::desk);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void heard(WebSocketConnection connection, String frame) {
        lines.of(connection)
                .ifPresent(line ->
                        line.heard(() -> FromDesk.read(frame), (moderator, command) -> done(line, moderator, command)));
    }

    @OnClose
    void close(WebSocketConnection connection) {
        lines.close(connection);
    }

    @OnError
    void failed(WebSocketConnection connection, Throwable error) {
        lines.failed(connection, error);
    }

    private ToReader.Done done(Line line, Person moderator, FromDesk command) {
        credits.spend(moderator.id(), Credits.Kind.MODERATE);
        desk.act(moderator, line.hall().session(), command);
        String question =
                command instanceof FromDesk.OnQuestion act ? act.question().toString() : null;
        return new ToReader.Done(Command.VERSION, command.key(), question, false);
    }
}
