package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Establishment;

/**
 * A question as moderators see it: also with its asker, whether the room sees her name, who and from where she is ({@code person}, {@code
 * establishment}: none of them is to take all the time), how it was first worded, what it is like, and the act that an undo would take back.
 */
record DeskQuestion(
        @JsonUnwrapped Words words,
        String state,
        int votes,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable Localized asker,
        boolean named,
        String person,
        @Nullable Establishment establishment,
        @Nullable String trade,
        @Nullable String original,
        @Nullable String into,
        List<String> near,
        @Nullable ShownDecline declined,
        @Nullable ShownReply reply,
        @Nullable LastAct undo) {

    /** The number of an act, as a text since it may be longer than a browser's numbers are exact, and its name. */
    record LastAct(String act, String kind) {

        static @Nullable LastAct of(Question question) {
            return question.lastAct() == null
                    ? null
                    : new LastAct(
                            Long.toString(question.lastAct().id()),
                            question.lastAct().kind());
        }
    }

    static DeskQuestion of(Question question, @Nullable Asker asker) {
        Standing now = question.standing();
        return new DeskQuestion(
                Words.of(question),
                question.state().word(),
                question.votes(),
                question.askedAt(),
                question.onAirAt(),
                asker == null ? null : asker.name(),
                question.asked().named(),
                question.asker().toString(),
                asker == null ? null : asker.establishment(),
                question.asked().trade(),
                now.original(),
                now.mergedInto() == null ? null : now.mergedInto().toString(),
                question.near().stream().map(UUID::toString).toList(),
                ShownDecline.of(now),
                ShownReply.of(now),
                LastAct.of(question));
    }
}
