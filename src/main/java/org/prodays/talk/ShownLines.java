package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;
import org.prodays.ground.Refusal;
import org.prodays.ground.Zones;
import org.prodays.programme.Programme;

/** Lines as each side of a hall sees them: with their writers' names, and at the time of day where the session is held. */
@ApplicationScoped
class ShownLines {

    private final Names names;
    private final Remembered<UUID, ZoneId> zones;

    ShownLines(Names names, Programme programme) {
        this.names = names;
        this.zones = new Remembered<>(session -> programme
                .session(session)
                .orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"))
                .slot()
                .zone());
    }

    ShownLine inHall(ChatLine line) {
        return ShownLine.of(line, names.of(line.writer()), Zones.wallTime(zones.of(line.session()), line.at()));
    }

    DeskLine onDesk(ChatLine line) {
        return DeskLine.of(line, inHall(line));
    }
}
