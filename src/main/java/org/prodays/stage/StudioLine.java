package org.prodays.stage;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;

/** One connection of a studio: what it has said so far, and the way back. Its messages come one after the other. */
final class StudioLine implements Line {

    static final UserData.TypedKey<StudioLine> KEY = new UserData.TypedKey<>("studio-line");

    private static final Logger LOG = Logger.getLogger(StudioLine.class);
    private static final int POLICY_VIOLATION = 1008;

    private final WebSocketConnection connection;
    private final Language language;
    private final Scene scene;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PacketReader packets;

    StudioLine(WebSocketConnection connection, Language language, Scene scene) {
        this.connection = connection;
        this.language = language;
        this.scene = scene;
    }

    void heard(FromStudio message) {
        if (closed.get()) {
            return;
        }
        switch (message) {
            case FromStudio.Hello hello -> enter(hello);
            case FromStudio.Pause pause -> scene.pause(this, pause.track());
            case FromStudio.Stop stop -> {
                scene.leave(this);
                hangUp();
            }
        }
    }

    /** Packages what the chunk completes and acknowledges it. */
    void heard(byte[] chunk) {
        if (closed.get()) {
            return;
        }
        if (packets == null) {
            throw new Refusal(409, "stage_refusal_hello_first");
        }
        packets.read(chunk).ifPresent(sent -> {
            if (scene.accept(this, sent)) {
                send(new ToStudio.Ack(sent.number()));
            }
        });
    }

    /** Tells why and closes; the stage goes on without it and keeps its place for a while. */
    void refuse(Refusal refusal) {
        long kept = scene.kept(this);
        scene.cutOff(this);
        bye(new ToStudio.Refused(refusal.reason(), Texts.say(language, refusal), kept));
    }

    void gone() {
        closed.set(true);
        scene.cutOff(this);
    }

    @Override
    public void tell(ToStudio message) {
        if (!closed.get()) {
            Thread.startVirtualThread(() -> send(message));
        }
    }

    @Override
    public void bye(ToStudio message) {
        if (closed.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                send(message);
                close(new CloseReason(POLICY_VIOLATION, message.getClass().getSimpleName()));
            });
        }
    }

    @Override
    public void hangUp() {
        if (closed.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> close(CloseReason.NORMAL));
        }
    }

    private void enter(FromStudio.Hello hello) {
        ToStudio answer = scene.enter(hello, this);
        if (answer instanceof ToStudio.Welcome welcome) {
            packets = new PacketReader(hello.tracks().size(), welcome.next());
        }
        send(answer);
    }

    private void send(ToStudio message) {
        try {
            connection.sendTextAndAwait(message.json());
        } catch (RuntimeException e) {
            LOG.debugf("a studio did not hear %s: %s", message, e.getMessage());
        }
    }

    private void close(CloseReason reason) {
        try {
            connection.closeAndAwait(reason);
        } catch (RuntimeException e) {
            LOG.debugf("a studio was gone before it was closed: %s", e.getMessage());
        }
    }
}
