package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import org.prodays.audience.Credits;

/** What the sockets of the hall and of its desk let people follow. */
@ApplicationScoped
class Floors {

    private final Halls halls;
    private final Commands commands;
    private final Credits credits;

    Floors(Halls halls, Commands commands, Credits credits) {
        this.halls = halls;
        this.commands = commands;
        this.credits = credits;
    }

    Floor viewers(String session) {
        return new Floor(halls.hall(session), Side.VIEWERS, commands, credits);
    }

    Floor desk(String session) {
        return new Floor(halls.hall(session), Side.DESK, commands, credits);
    }
}
