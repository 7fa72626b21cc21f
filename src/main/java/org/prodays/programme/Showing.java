package org.prodays.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** A session as a page shows it to someone at a moment. */
record Showing(Session session, Instant now, @Nullable Person visitor) {

    /** Where it stands for a reader: what was never opened although its time has passed is {@code PAST}. */
    enum Standing {
        UPCOMING,
        ON_AIR,
        ENDED,
        PAST
    }

    /** People who take the same part, in the order of protocol. */
    record Cast(Participation.Part part, List<Participation> participations) {}

    public Standing standing() {
        return switch (session.state()) {
            case OPEN -> Standing.ON_AIR;
            case ENDED -> Standing.ENDED;
            case PLANNED -> session.slot().endsAt().isAfter(now) ? Standing.UPCOMING : Standing.PAST;
        };
    }

    public boolean onAir() {
        return standing() == Standing.ON_AIR;
    }

    public boolean upcoming() {
        return standing() == Standing.UPCOMING;
    }

    public boolean ended() {
        return standing() == Standing.ENDED;
    }

    public boolean past() {
        return standing() == Standing.PAST;
    }

    /** Whether it ends on another day than it begins. */
    public boolean pastMidnight() {
        return !session.slot().until().toLocalDate().equals(session.slot().day());
    }

    /** The participations in the order given, neighbours of the same part together. */
    public List<Cast> casts() {
        var casts = new ArrayList<Cast>();
        for (Participation one : session.participations()) {
            if (casts.isEmpty() || casts.getLast().part() != one.part()) {
                casts.add(new Cast(one.part(), new ArrayList<>()));
            }
            casts.getLast().participations().add(one);
        }
        return casts;
    }

    /** Whether it is one of the visitor's: she takes part in it, or is its rapporteur. */
    public boolean own() {
        return visitor != null && (session.includes(visitor) || reports());
    }

    /** Whether the visitor may go on air here. */
    public boolean speaks() {
        return visitor != null && session.includes(visitor) && !ended() && !past();
    }

    /** Whether the visitor is its rapporteur. */
    public boolean reports() {
        return visitor != null && session.reportedBy(visitor);
    }

    /** Whether the visitor runs its desk. */
    public boolean moderates() {
        return visitor != null && (visitor.role() == Role.MODERATOR || visitor.role() == Role.ORGANISER) && !past();
    }
}
