package org.prodays.hall;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import org.prodays.audience.Lines;

/** The hall's socket: everybody may read, who is signed in may speak. {@code docs/protocol/hall.md} defines every message. */
@WebSocket(path = "/hall/{session}", endpointId = Lines.ENDPOINT + "hall")
@PermitAll
public class HallSocket {

    private final Floors floors;
    private final Lines lines;

    HallSocket(Floors floors, Lines lines) {
        this.floors = floors;
        this.lines = lines;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection, @PathParam("session") String key) {
        lines.open(connection, () -> floors.viewers(key));
    }

    @OnTextMessage
    @RunOnVirtualThread
    void heard(WebSocketConnection connection, String frame) {
        lines.heard(connection, frame);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        lines.close(connection);
    }

    @OnError
    void failed(WebSocketConnection connection, Throwable error) {
        lines.failed(connection, error);
    }
}
