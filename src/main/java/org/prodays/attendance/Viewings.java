package org.prodays.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.attendance.ViewingStore.Act;
import org.prodays.attendance.ViewingStore.Counted;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The classrooms: a coordinator opens one with a list of names, which is the most that can be there, and closes it. */
@ApplicationScoped
class Viewings {

    static final int MOST_OF_A_COORDINATOR = 200;
    private static final int SECRET_LENGTH = 32;

    private final ViewingStore store = new ViewingStore();
    private final RollStore rolls = new RollStore();
    private final Database database;
    private final People people;
    private final Ids ids;
    private final Clock clock;

    Viewings(Database database, People people, Ids ids, Clock clock) {
        this.database = database;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    List<Counted> of(Person coordinator) {
        return database.read(handle -> store.ofCoordinator(handle, coordinator.id()));
    }

    List<Counted> of(Session session) {
        return database.read(handle -> store.ofSession(handle, session.id()));
    }

    /** Opens a classroom for a session that has not ended; answers with its number. */
    long open(Person coordinator, Session session, String establishment, String names) {
        if (session.state() == Session.State.ENDED) {
            throw new Refusal(409, "attendance_refusal_ended");
        }
        String name = NameList.clean(establishment);
        if (name.isEmpty() || name.length() > NameList.LONGEST) {
            throw new Refusal(422, "attendance_refusal_establishment", Map.of("most", NameList.LONGEST));
        }
        var list = NameList.read(names);
        var known = known(list);
        var viewing = new Viewing(0, session.id(), coordinator.id(), name, ids.secret(SECRET_LENGTH), now(), null);
        return database.write(handle -> {
            if (store.ofCoordinator(handle, coordinator.id()).size() >= MOST_OF_A_COORDINATOR) {
                throw new Refusal(409, "attendance_refusal_viewings", Map.of("most", MOST_OF_A_COORDINATOR));
            }
            long number = store.add(handle, viewing);
            store.log(handle, number, null, Act.OPENED, coordinator.id(), now());
            addAll(handle, number, list, known);
            return number;
        });
    }

    /** Adds names to the list; those that stand there already are passed over. */
    void list(Person by, long number, String names) {
        var list = NameList.read(names);
        var known = known(list);
        database.change(handle -> {
            var viewing = locked(handle, number, by);
            viewing.refuseWhenClosed();
            addAll(handle, number, list, known);
            store.log(handle, number, null, Act.LISTED, by.id(), now());
        });
    }

    void close(Person by, long number) {
        database.change(handle -> {
            if (locked(handle, number, by).open()) {
                Instant now = now();
                store.close(handle, number, now);
                store.log(handle, number, null, Act.CLOSED, by.id(), now);
            }
        });
    }

    /** Takes the closing back; everyone who was there then has never left. */
    void reopen(Person by, long number) {
        database.change(handle -> {
            var viewing = locked(handle, number, by);
            @Nullable Instant closed = viewing.closedAt();
            if (closed != null) {
                store.reopen(handle, viewing, closed);
                store.log(handle, number, null, Act.REOPENED, by.id(), now());
            }
        });
    }

    /** A classroom that this person may see: her own, or any for an organiser. */
    Counted seen(Person by, long number) {
        var counted = database.read(handle -> store.counted(handle, number)).orElseThrow(Viewings::unknown);
        refuseUnlessOwn(counted.viewing(), by);
        return counted;
    }

    List<RollSeat> roll(Viewing viewing) {
        return database.read(handle -> rolls.seats(handle, viewing.number()));
    }

    /** The classroom, locked, which this person may change. */
    Viewing locked(Handle handle, long number, Person by) {
        var viewing = store.locked(handle, number).orElseThrow(Viewings::unknown);
        refuseUnlessOwn(viewing, by);
        return viewing;
    }

    static Refusal unknown() {
        return new Refusal(404, "attendance_refusal_no_viewing");
    }

    private static void refuseUnlessOwn(Viewing viewing, Person by) {
        if (by.role() != Role.ORGANISER && !viewing.coordinator().equals(by.id())) {
            throw new Refusal(403, "attendance_refusal_not_yours");
        }
    }

    private Map<String, Person> known(NameList list) {
        return people.of(list.keys()).stream().collect(Collectors.toMap(Person::key, Function.identity()));
    }

    private void addAll(Handle handle, long number, NameList list, Map<String, Person> known) {
        var listed = rolls.seats(handle, number);
        Set<String> names = listed.stream().map(RollSeat::name).collect(Collectors.toCollection(HashSet::new));
        Set<UUID> persons = listed.stream().map(RollSeat::who).collect(Collectors.toCollection(HashSet::new));
        int count = listed.size();
        for (var line : list.lines()) {
            @Nullable Person person = line.among(known).orElse(null);
            String name = person == null ? line.name() : nameOf(person, line);
            boolean fresh = person == null ? names.add(name) : persons.add(person.id());
            if (fresh && ++count > NameList.MOST) {
                throw new Refusal(422, "attendance_refusal_many", Map.of("most", NameList.MOST));
            }
            if (fresh) {
                rolls.add(handle, number, ids.next(), name, person == null ? null : person.id());
            }
        }
    }

    private static String nameOf(Person person, NameList.Line line) {
        String written = line.nameOf(person);
        return written.isEmpty() ? person.name().in(Language.FR) : written;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
