package org.prodays.audience;

import io.quarkus.websockets.next.UserData;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** One connection to an audience: who is at the other end, what she follows, and how she is answered. */
record Line(Followed followed, AudienceReader reader, Caller caller, Frames frames) {

    static final UserData.TypedKey<Line> KEY = new UserData.TypedKey<>("audience-line");

    private static final Logger LOG = Logger.getLogger(Line.class);

    /** Lets the reader in from where she says she knows. */
    void join(String epoch, long offset) {
        followed.audience().join(reader, epoch, offset);
        followed.welcome(caller).forEach(this::say);
    }

    void leave() {
        followed.audience().leave(reader);
    }

    /** Does the command of a frame; when it is none the reason is said and the connection closed. */
    void heard(String frame) {
        Message said = answer(followed, caller, frame);
        if (said instanceof Refused refused && refused.key() == null) {
            reader.dismiss(new Frame(frames.write(said)));
        } else {
            say(said);
        }
    }

    /** What came of the command of a frame; refused without a key when it is none. */
    static Message answer(Followed followed, Caller caller, String frame) {
        @Nullable String key = null;
        try {
            Command command = Command.read(frame);
            key = command.key();
            return followed.heard(caller, command);
        } catch (Refusal refusal) {
            boolean understood = !refusal.reason().equals(Command.NOT_UNDERSTOOD);
            return Refused.of(understood ? key : null, refusal, caller.language());
        } catch (RuntimeException e) {
            LOG.error("a command failed", e);
            return Refused.of(key, new Refusal(500, "ground_refusal_our_fault"), caller.language());
        }
    }

    private void say(Message message) {
        reader.say(new Frame(frames.write(message)));
    }
}
