package org.prodays.hall;

import java.util.function.Function;

/** Tells a hall and its desk how many are there when that has changed, and lets go of those who do not read. */
final class Presence implements Runnable {

    private final LiveHall hall;
    private final Function<ToReader, String> json;
    private int told;

    Presence(LiveHall hall, Function<ToReader, String> json) {
        this.hall = hall;
        this.json = json;
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
    }
}
