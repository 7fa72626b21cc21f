package org.prodays.audience;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /** What a request is answered with; {@code retryAfter} in seconds, null when there is nothing to wait for. */
    public record Answer(int status, String json, @Nullable Long retryAfter) {

        private static Answer of(String json) {
            return new Answer(200, json, null);
        }

        private static Answer of(Refusal refusal, String json) {
            return new Answer(refusal.status(), json, refusal.retryAfter().orElse(null));
        }
    }

    /**
     * Sends the frames as events until one end has had enough.
     *
     * @throws Refusal before anything is sent, when there is no such thing to follow or no place
     */
    public void events(Supplier<? extends Followed> what, Coming coming, SseEventSink sink, Sse sse) {
        var reader = new AudienceStream(
                loop(), new AudienceStream.Sink(sink, sse), coming.caller().person());
        var line = line(what, coming, reader);
        try {
            line.join(coming.epoch(), coming.offset());
        } catch (Refusal refusal) {
            var _ = sink.send(sse.newEvent(refused(coming, refusal))).whenComplete((sent, gone) -> sink.close());
        }
    }

    /** The frames that are missing, or the next ones as soon as there are some; what she alone is told comes with them. */
    public Answer frames(Supplier<? extends Followed> what, Coming coming) {
        try {
            var reader = new AudiencePoll(loop(), coming.caller().person());
            var line = line(what, coming, reader);
            line.followed().audience().join(reader, coming.epoch(), coming.offset());
            List<String> told = reader.await(WAIT_SECONDS);
            line.leave();
            if (!told.isEmpty()) {
                line.followed().welcome(coming.caller()).forEach(message -> told.add(frames.write(message)));
            }
            return Answer.of("[" + String.join(",", told) + "]");
        } catch (Refusal refusal) {
            return Answer.of(refusal, "[" + refused(coming, refusal) + "]");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of("[]");
        }
    }

    /** Does a command and says what came of it, as it would be said on a socket. */
    public Answer command(Supplier<? extends Followed> what, Caller caller, String command) {
        try {
            Message said = Line.answer(what.get(), caller, command);
            boolean none = said instanceof Refused refused && refused.key() == null;
            return new Answer(none ? 400 : 200, frames.write(said), null);
        } catch (Refusal refusal) {
            return Answer.of(refusal, frames.write(Refused.of(null, refusal, caller.language())));
        }
    }

    private Line line(Supplier<? extends Followed> what, Coming coming, AudienceReader reader) {
        var followed = what.get();
        lines.admit(followed.audience());
        return new Line(followed, reader, coming.caller(), frames);
    }

    private String refused(Coming coming, Refusal refusal) {
        return frames.write(Refused.of(null, refusal, coming.caller().language()));
    }

    private EventLoop loop() {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }
}
