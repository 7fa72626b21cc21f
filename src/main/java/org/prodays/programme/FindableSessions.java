package org.prodays.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Dates;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.programme.EditionFile.Planned;
import org.prodays.search.Findable;
import org.prodays.search.Item;

/** Sessions of the edition on show are found by their titles, what they are about, where they are and who takes part. */
@ApplicationScoped
class FindableSessions implements Findable {

    private final ProgrammeStore store;

    FindableSessions(ProgrammeStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "session";
    }

    @Override
    public List<Item> all(Handle handle) {
        return store.sessions(handle).stream().map(kept -> item(kept.plan())).toList();
    }

    private static Item item(Planned session) {
        var people = session.participations().stream()
                .flatMap(one -> Stream.of(one.name(), one.function(), one.organisation(), one.representing()));
        var words = Stream.concat(Stream.of(session.summary(), session.venue()), people)
                .flatMap(Item::said)
                .toList();
        return new Item(session.key(), "/sessions/" + session.key(), session.title(), day(session.slot()), words);
    }

    /** «الثلاثاء 9 فبراير 2021»; also what it is found by. */
    private static Localized day(Slot slot) {
        return new Localized(
                Dates.longDay(slot.day(), Language.AR),
                Dates.longDay(slot.day(), Language.FR),
                Dates.longDay(slot.day(), Language.EN));
    }
}
