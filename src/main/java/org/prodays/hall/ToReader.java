package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the program says to those in the hall and at the desk; {@code docs/protocol/hall.md} defines each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ToReader {

    default int v() {
        return Command.VERSION;
    }

    /** Everything, as of {@code offset}. */
    @JsonTypeName("snapshot")
    record Snapshot(int v, String epoch, long offset, HallView hall, List<?> questions, int present)
            implements ToReader {}

    /** What changed with {@code offset}: the hall when it did, questions new or changed, ids of those no longer shown. */
    @JsonTypeName("delta")
    record Delta(int v, String epoch, long offset, @Nullable HallView hall, List<?> questions, List<String> gone)
            implements ToReader {}

    /** How many are connected; not numbered, at most once a second. */
    @JsonTypeName("present")
    record Present(int v, int count) implements ToReader {}

    /** Whether the session is being recorded; to the desk only, not numbered, when it changes and again while something is to be done. */
    @JsonTypeName("keeping")
    record Keeping(int v, KeepingView keeping) implements ToReader {}

    /** The reader's own questions, those given replacing what was known of them. */
    @JsonTypeName("mine")
    record Mine(int v, List<OwnQuestion> questions) implements ToReader {}

    /** The command of this key is done and committed; {@code already} when it had been before. */
    @JsonTypeName("done")
    record Done(int v, String key, @Nullable String question, boolean already) implements ToReader {}

    /** The command of this key was refused, or the whole connection where there is no key; {@code retryAfter} in seconds. */
    @JsonTypeName("refused")
    record Refused(
            int v,
            @Nullable String key,
            String reason,
            String message,
            @Nullable Long retryAfter) implements ToReader {}
}
