package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.audience.Message;

/** What the program says to those in the hall and at the desk; {@code docs/protocol/hall.md} defines each. */
sealed interface ToReader extends Message {

    /** Everything, as of {@code offset}. */
    @JsonTypeName("snapshot")
    record Snapshot(
            int v,
            String epoch,
            long offset,
            HallView hall,
            List<?> questions,
            int present,
            Map<String, RawValue> parts,
            Map<String, List<HallLine>> lines)
            implements ToReader {}

    /**
     * What changed with {@code offset}: the hall when it did, questions new or changed, ids of those no longer shown, views of parts (null for
     * one that shows nothing any more) and their lines.
     */
    @JsonTypeName("delta")
    record Delta(
            int v,
            String epoch,
            long offset,
            @Nullable HallView hall,
            List<?> questions,
            List<String> gone,
            @Nullable Map<String, RawValue> parts,
            @Nullable Map<String, Shown.News> lines)
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

    /** What the reader alone sees of a part; not numbered. */
    @JsonTypeName("own")
    record Own(int v, String part, RawValue content) implements ToReader {

        static Own of(String part, RawValue content) {
            return new Own(Command.VERSION, part, content);
        }
    }

    /** What a part tells all at most once a second and nobody catches up on; not numbered. */
    @JsonTypeName("passing")
    record Passing(int v, String part, RawValue content) implements ToReader {

        static Passing of(String part, RawValue content) {
            return new Passing(Command.VERSION, part, content);
        }
    }
}
