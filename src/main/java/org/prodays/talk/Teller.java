package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.prodays.hall.HallLine;
import org.prodays.hall.HallParts;
import org.prodays.hall.Side;

/** Tells what has changed, after the commit that changed it. */
@ApplicationScoped
class Teller {

    private final HallParts hall;
    private final Views views;
    private final ShownLines lines;

    Teller(HallParts hall, Views views, ShownLines lines) {
        this.hall = hall;
        this.views = views;
        this.lines = lines;
    }

    /** The views of both sides are others. */
    void changed(UUID session) {
        hall.changed(session, TalkPart.NAME);
    }

    void own(UUID session, UUID person) {
        hall.tell(session, person, TalkPart.NAME, views.own(session, person));
    }

    /** A line was written or moved: the hall sees it while it is shown, the desk always, its writer whether it waits. */
    void line(ChatLine line) {
        String id = line.id().toString();
        hall.tell(line.session(), Set.of(Side.DESK), TalkPart.NAME, new HallLine(id, lines.onDesk(line)));
        if (line.is(ChatLine.State.SHOWN)) {
            hall.tell(line.session(), Set.of(Side.VIEWERS), TalkPart.NAME, new HallLine(id, lines.inHall(line)));
        } else {
            hall.takeBack(line.session(), Set.of(Side.VIEWERS), TalkPart.NAME, id);
        }
        if (line.standing().word() != null) {
            own(line.session(), line.writer());
        }
    }

    void sendAway(UUID session, UUID person) {
        hall.sendAway(session, person);
    }
}
