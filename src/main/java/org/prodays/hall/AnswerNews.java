package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Outbox;

/** Tells later rooms, in the transaction of an act, that by it a question is answered or no longer is. */
@ApplicationScoped
class AnswerNews {

    private final Outbox outbox;

    AnswerNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(Handle handle, Question before, Standing after) {
        boolean wasKept = kept(before.state());
        if (wasKept && !kept(after.state())) {
            outbox.tell(handle, new QuestionReopened(before.id(), before.session()));
        }
        if (after.state() == Standing.State.ANSWERED && !wasKept) {
            outbox.tell(handle, aloud(before, after));
        }
        if (after.state() == Standing.State.WRITTEN) {
            outbox.tell(handle, inWriting(before, after));
        }
    }

    /** Whether the answer is kept in the library. */
    private static boolean kept(Standing.State state) {
        return state == Standing.State.ANSWERED || state == Standing.State.WRITTEN;
    }

    private static QuestionAnswered aloud(Question question, Standing now) {
        return new QuestionAnswered(
                question.id(),
                question.session(),
                question.asked().trade(),
                now.text(),
                now.language(),
                Objects.requireNonNull(now.onAirAt()),
                Objects.requireNonNull(now.answeredAt()),
                question.votes());
    }

    private static QuestionWritten inWriting(Question question, Standing now) {
        Reply reply = Objects.requireNonNull(now.reply());
        return new QuestionWritten(
                question.id(),
                question.session(),
                question.asked().trade(),
                now.text(),
                now.language(),
                reply.text(),
                reply.language(),
                Objects.requireNonNull(now.answeredAt()),
                question.votes());
    }
}
