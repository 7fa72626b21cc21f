package org.prodays.audience;

import io.quarkus.websockets.next.UserData;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** One connection to an audience: who is at the other end, what she follows, and how she is answered. */
record Line(Followed followed, AudienceReader reader, Caller caller, Frames frames) {

    static final UserData.TypedKey<Line> KEY = new UserData.TypedKey<>("audience-line");

    private static final Logger LOG = Logger.getLogger(Line.class);

    /** Does the command of a frame; when it is none the reason is said and the connection closed. */
    void heard(String frame) {
        Command command;
        try {
            command = Command.read(frame);
        } catch (Refusal refusal) {
            dismiss(refusal);
            return;
        }
        try {
            say(followed.heard(caller, command));
        } catch (Refusal refusal) {
            refuse(command, refusal);
        } catch (RuntimeException e) {
            LOG.error("a command failed", e);
            refuse(command, new Refusal(500, "ground_refusal_our_fault"));
        }
    }

    void say(Message message) {
        reader.answer(frames.write(message));
    }

    /** Says why and closes. */
    void dismiss(Refusal refusal) {
        reader.dismiss(frames.write(refused(null, refusal)));
    }

    private void refuse(Command command, Refusal refusal) {
        if (refusal.reason().equals(Command.NOT_UNDERSTOOD)) {
            dismiss(refusal);
        } else {
            say(refused(command.key(), refusal));
        }
    }

    private Refused refused(@Nullable String key, Refusal refusal) {
        return Refused.of(key, refusal, caller.language());
    }
}
