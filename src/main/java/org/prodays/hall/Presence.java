package org.prodays.hall;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;

/**
 * Tells a hall and its desk once a second what may be thinned: how many are there when that has changed, what passes in the parts, and to the
 * desk whether the session is being recorded. Lets go of those who do not read.
 */
final class Presence implements Runnable {

    /** In how many calls a warning is told again, to those who came back to the desk. */
    private static final int AGAIN = 10;

    private final LiveHall hall;
    private final Function<ToReader, String> json;
    private final Supplier<KeepingView> keeping;
    private final Supplier<List<ToReader.Passing>> passing;
    private int told;
    private @Nullable KeepingView toldKeeping;
    private int calls;

    Presence(
            LiveHall hall,
            Function<ToReader, String> json,
            Supplier<KeepingView> keeping,
            Supplier<List<ToReader.Passing>> passing) {
        this.hall = hall;
        this.json = json;
        this.keeping = keeping;
        this.passing = passing;
    }

    @Override
    public void run() {
        hall.viewers().tend();
        hall.desk().tend();
        int present = hall.viewers().size();
        if (present != told) {
            told = present;
            tellBoth(new ToReader.Present(Command.VERSION, present));
        }
        passing.get().forEach(this::tellBoth);
        tellKeeping();
    }

    private void tellBoth(ToReader message) {
        String frame = json.apply(message);
        hall.viewers().tellUnnumbered(frame);
        hall.desk().tellUnnumbered(frame);
    }

    private void tellKeeping() {
        if (hall.desk().size() == 0) {
            return;
        }
        var now = keeping.get();
        if (!now.equals(toldKeeping) || (!now.fine() && ++calls % AGAIN == 0)) {
            toldKeeping = now;
            hall.desk().tellUnnumbered(json.apply(new ToReader.Keeping(Command.VERSION, now)));
        }
    }
}
