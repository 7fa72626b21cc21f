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
import java.util.List;
import org.prodays.people.Person;

/** The hall's socket: everybody may read, who is signed in may ask and vote. {@code docs/protocol/hall.md} defines every message. */
@WebSocket(path = "/hall/{session}", endpointId = HallSocket.ENDPOINT)
@PermitAll
public class HallSocket {

    static final String ENDPOINT = "hall";

    private final Hall hall;
    private final Lines lines;
    private final Credits credits;

    HallSocket(Hall hall, Lines lines, Credits credits) {
        this.hall = hall;
        this.lines = lines;
        this.credits = credits;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection, @PathParam("session") String key) {
        lines.open(connection, key, LiveHall::viewers);
        lines.of(connection).ifPresent(HallSocket::tellOwnQuestions);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void heard(WebSocketConnection connection, String frame) {
        lines.of(connection)
                .ifPresent(
                        line -> line.heard(() -> read(line, frame), (person, command) -> done(line, person, command)));
    }

    @OnClose
    void close(WebSocketConnection connection) {
        lines.close(connection);
    }

    @OnError
    void failed(WebSocketConnection connection, Throwable error) {
        lines.failed(connection, error);
    }

    private FromViewer read(Line line, String frame) {
        credits.spend(line.reader().id(), Credits.Kind.FRAME);
        return FromViewer.read(frame);
    }

    private ToReader.Done done(Line line, Person person, FromViewer command) {
        return switch (command) {
            case FromViewer.Ask ask -> {
                credits.spend(person.id(), Credits.Kind.ASK);
                var asked = hall.ask(person, line.hall().session(), ask, line.language());
                yield new ToReader.Done(Command.VERSION, ask.key(), asked.id().toString(), false);
            }
            case FromViewer.Vote vote -> {
                credits.spend(person.id(), Credits.Kind.VOTE);
                var counted = hall.vote(person, line.hall().session(), vote.question());
                yield new ToReader.Done(
                        Command.VERSION, vote.key(), counted.question().toString(), counted.already());
            }
        };
    }

    private static void tellOwnQuestions(Line line) {
        Person person = line.person();
        if (person != null) {
            var own = line.hall().askedBy(person.id());
            line.say(new ToReader.Mine(Command.VERSION, List.copyOf(own)));
        }
    }
}
