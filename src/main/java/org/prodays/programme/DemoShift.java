package org.prodays.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.prodays.ground.Zones;
import org.prodays.programme.EditionFile.Planned;

/**
 * Moves an edition's days so that one session is on air at a given moment. All days move by the same number, so the sessions keep their
 * order and their wall times; weekdays do not survive. The chosen session begins at the last quarter of an hour and lasts as long as
 * planned, so it may end after midnight; it stands on the day on which it begins. Where it would then clash with another session
 * (the same person, the same venue), that one begins when it ends.
 */
final class DemoShift {

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private DemoShift() {}

    static EditionFile onAir(EditionFile file, String key, Instant now) {
        var chosen = file.sessions().stream()
                .filter(session -> session.key().equals(key))
                .findFirst()
                .orElseThrow();
        var zone = file.edition().zone();
        var start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), QUARTER) * QUARTER);
        var live = chosen.at(lasting(start, length(chosen), chosen.slot()));
        long days = ChronoUnit.DAYS.between(
                chosen.slot().day(), Zones.wallTime(zone, start).toLocalDate());
        var sessions = new ArrayList<Planned>();
        for (var session : file.sessions()) {
            sessions.add(session.key().equals(key) ? live : clearOf(live, moved(session, days)));
        }
        return new EditionFile(
                moved(file.edition(), days),
                file.presentPercent(),
                file.regions(),
                file.establishments(),
                file.sectors(),
                file.trades(),
                file.people(),
                sessions,
                file.sessionsAt());
    }

    private static Edition moved(Edition edition, long days) {
        return new Edition(
                edition.number(),
                edition.brand(),
                edition.organiser(),
                edition.theme(),
                edition.opensOn().plusDays(days),
                edition.begins().plusDays(days),
                edition.ends().plusDays(days),
                edition.zone(),
                edition.demonstration(),
                edition.presentPercent());
    }

    private static Planned moved(Planned session, long days) {
        var slot = session.slot();
        return session.at(Slot.of(slot.from().plusDays(days), slot.until().plusDays(days), slot.zone()));
    }

    private static Planned clearOf(Planned live, Planned session) {
        boolean clash =
                Overlaps.atOnce(live, session) && Overlaps.clash(live, session).isPresent();
        return clash ? session.at(lasting(live.slot().endsAt(), length(session), session.slot())) : session;
    }

    /** From true instants, since a wall time may come twice in the night when clocks go back. */
    private static Slot lasting(Instant start, Duration length, Slot former) {
        var end = start.plus(length);
        return new Slot(
                Zones.wallTime(former.zone(), start), Zones.wallTime(former.zone(), end), former.zone(), start, end);
    }

    private static Duration length(Planned session) {
        return Duration.between(session.slot().startsAt(), session.slot().endsAt());
    }
}
