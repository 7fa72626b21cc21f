package org.prodays.hall;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a hall and its desk how many are there when that has changed, and lets go of those who do not read; tells the desk whether the
 * session is being recorded.
 */
final class Presence implements Runnable {

    private final LiveHall hall;
    /** In how many calls a warning is told again, to those who came back to the desk. */
    private static final int AGAIN = 10;

    private final Function<ToReader, String> json;
    private final Supplier<KeepingView> keeping;
    private int told;
    private @Nullable KeepingView toldKeeping;
    private int calls;

    Presence(LiveHall hall, Function<ToReader, String> json, Supplier<KeepingView> keeping) {
        this.hall = hall;
        this.json = json;
        this.keeping = keeping;
    }

    @Override
    public void run() {
        hall.viewers().closeTheStale();
        hall.desk().closeTheStale();
        int present = hall.viewers().size();
        if (present != told) {
            told = present;
            String frame = json.apply(new ToReader.Present(Command.VERSION, present));
            hall.viewers().tellUnnumbered(frame);
            hall.desk().tellUnnumbered(frame);
        }
        tellKeeping();
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
