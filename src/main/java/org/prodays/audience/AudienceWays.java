package org.prodays.audience;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.function.Supplier;
import org.prodays.ground.Refusal;

/** The ways to an audience for those whose network lets no WebSocket through: the same frames and the same commands over plain HTTP. */
@ApplicationScoped
public class AudienceWays {

    private static final int WAIT_SECONDS = 20;

    private final Lines lines;
    private final Frames frames;
    private final Vertx vertx;

    AudienceWays(Lines lines, Frames frames, Vertx vertx) {
        this.lines = lines;
        this.frames = frames;
        this.vertx = vertx;
    }

    /** What a reader says of herself: who she is, and up to where she knows, {@code offset} -1 for nothing. */
    public record Coming(Caller caller, String epoch, long offset) {}

    /** What a request is answered with. */
    public record Answer(int status, String json) {}

    /** Sends the frames as events until one end has had enough. */
    public void events(Supplier<? extends Followed> what, Coming coming, SseEventSink sink, Sse sse) {
        try {
            var reader = new AudienceStream(
                    loop(), new AudienceStream.Sink(sink, sse), coming.caller().id());
            line(what, coming, reader).join(coming.epoch(), coming.offset());
        } catch (Refusal refusal) {
            var _ = sink.send(sse.newEvent(refused(coming, refusal))).whenComplete((sent, gone) -> sink.close());
        }
    }

    /** The frames that are missing, or the next ones as soon as there are some; what she alone is told comes with them. */
    public Answer frames(Supplier<? extends Followed> what, Coming coming) {
        try {
            var reader = new AudiencePoll(loop(), coming.caller().id());
            var line = line(what, coming, reader);
            line.followed().audience().join(reader, coming.epoch(), coming.offset());
            List<String> told = reader.await(WAIT_SECONDS);
            line.leave();
            if (!told.isEmpty()) {
                line.followed().welcome(coming.caller()).forEach(message -> told.add(frames.write(message)));
            }
            return new Answer(200, "[" + String.join(",", told) + "]");
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), "[" + refused(coming, refusal) + "]");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(200, "[]");
        }
    }

    /** Does a command and says what came of it, as it would be said on a socket. */
    public Answer command(Supplier<? extends Followed> what, Caller caller, String command) {
        try {
            Message said = Line.answer(what.get(), caller, command);
            return new Answer(said instanceof Refused refused && refused.key() == null ? 400 : 200, frames.write(said));
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), frames.write(Refused.of(null, refusal, caller.language())));
        }
    }

    private Line line(Supplier<? extends Followed> what, Coming coming, AudienceReader reader) {
        var followed = what.get();
        lines.refuseIfFull(followed.audience());
        return new Line(followed, reader, coming.caller(), frames);
    }

    private String refused(Coming coming, Refusal refusal) {
        return frames.write(Refused.of(null, refusal, coming.caller().language()));
    }

    private EventLoop loop() {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }
}
