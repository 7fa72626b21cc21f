package org.prodays.hall;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Audience;
import org.prodays.audience.Command;

/** One side of a hall: those who are told, and what the parts show them. {@code shown} is guarded by the hall's lock. */
record HallSide(Audience audience, Shown shown, Function<ToReader, String> json) {

    /** Tells with the next number what has changed, if anything has. */
    void tell(@Nullable HallView hall, List<?> questions, List<String> gone) {
        Shown.Changes news = shown.take();
        if (hall != null || !questions.isEmpty() || !gone.isEmpty() || !news.none()) {
            audience.tell(offset -> json.apply(new ToReader.Delta(
                    Command.VERSION, audience.epoch(), offset, hall, questions, gone, news.parts(), news.lines())));
        }
    }

    ToReader.Snapshot snapshot(long offset, HallView hall, List<?> questions, int present) {
        return new ToReader.Snapshot(
                Command.VERSION, audience.epoch(), offset, hall, questions, present, shown.views(), shown.lines());
    }
}
