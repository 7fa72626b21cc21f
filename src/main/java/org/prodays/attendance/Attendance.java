package org.prodays.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Edition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** The door of the room for who wants to know who was there; {@link Ledger} and {@link Viewings} write it. */
@ApplicationScoped
public class Attendance {

    private final AttendanceStore store = new AttendanceStore();
    private final Database database;
    private final Programme programme;
    private final Clock clock;

    Attendance(Database database, Programme programme, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.clock = clock;
    }

    /** One session's figures and its curve. */
    record OfSession(CountedTime time, PresenceRule rule, Sums sums, Curve curve) {

        public List<Means> means() {
            return List.of(Means.values());
        }
    }

    /** A session and its figures, without figures where nobody followed it. */
    record Line(Session session, CountedTime time, Optional<Sums> sums) {}

    Optional<CountedTime> timeOf(Session session) {
        return CountedTime.of(session, clock.instant());
    }

    PresenceRule rule() {
        return new PresenceRule(edition().presentPercent());
    }

    /** What a person followed, by time of the sessions; nothing of a session that she did not follow. */
    List<Attended> mine(Person person) {
        return mine(person, programme.sessions());
    }

    /** What a person followed of one session. */
    Optional<Attended> mine(Person person, Session session) {
        return mine(person, List.of(session)).stream().findFirst();
    }

    private List<Attended> mine(Person person, List<Session> sessions) {
        var now = clock.instant();
        var rule = rule();
        Map<UUID, Followed> followed =
                database.read(handle -> store.of(handle, counted(sessions, now), List.of(person.id()))).stream()
                        .collect(Collectors.toMap(Followed::session, Function.identity()));
        return sessions.stream()
                .flatMap(session -> CountedTime.of(session, now)
                        .flatMap(time -> Optional.ofNullable(followed.get(session.id()))
                                .map(one -> new Attended(session, time, rule, one)))
                        .stream())
                .toList();
    }

    /** What these people, or names on lists, followed of a session, by their ids; nothing of who did not follow it. */
    Map<UUID, Attended> of(Session session, List<UUID> who) {
        return CountedTime.of(session, clock.instant())
                .map(time -> {
                    var rule = rule();
                    return database.read(handle -> store.of(handle, List.of(time), who)).stream()
                            .collect(Collectors.toMap(
                                    followed -> followed.who().id(),
                                    followed -> new Attended(session, time, rule, followed)));
                })
                .orElse(Map.of());
    }

    /** The figures of a session; empty before it is opened. */
    Optional<OfSession> of(Session session) {
        return CountedTime.of(session, clock.instant()).map(time -> {
            var rule = rule();
            var curve = new Curve(time);
            return database.read(handle -> {
                store.curve(handle, time, curve::add);
                curve.sum();
                curve.addGuests(store.guests(handle, time));
                var sums = store.sums(handle, List.of(time), rule).stream().findFirst();
                return new OfSession(time, rule, sums.orElseGet(() -> Sums.none(session.id())), curve);
            });
        });
    }

    /** The sessions that were opened, by time. */
    List<Line> lines() {
        var sessions = programme.sessions();
        var now = clock.instant();
        var rule = rule();
        Map<UUID, Sums> sums = database.read(handle -> store.sums(handle, counted(sessions, now), rule)).stream()
                .collect(Collectors.toMap(Sums::session, Function.identity()));
        return sessions.stream()
                .flatMap(session -> CountedTime.of(session, now)
                        .map(time -> new Line(session, time, Optional.ofNullable(sums.get(session.id()))))
                        .stream())
                .toList();
    }

    /** Hands over everyone who followed the session, one by one. */
    void each(Session session, Consumer<Attended> taker) {
        CountedTime.of(session, clock.instant()).ifPresent(time -> {
            var rule = rule();
            // in a transaction, since without one PostgreSQL's driver fetches all rows at once
            database.change(handle ->
                    store.each(handle, time, followed -> taker.accept(new Attended(session, time, rule, followed))));
        });
    }

    /** Changes from which share of a session on a person counts as present. */
    void changeRule(Person organiser, String percent) {
        if (!percent.matches("[0-9]{1,3}")) {
            throw new Refusal(400, "attendance_refusal_rule");
        }
        var rule = new PresenceRule(Integer.parseInt(percent));
        if (rule.percent() < PresenceRule.LEAST || rule.percent() > PresenceRule.MOST) {
            throw new Refusal(400, "attendance_refusal_rule");
        }
        var edition = edition();
        var former = new PresenceRule(edition.presentPercent());
        database.change(handle -> {
            programme.presentFrom(handle, edition.number(), rule.percent());
            store.logRule(
                    handle,
                    edition.number(),
                    rule,
                    former,
                    organiser,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
    }

    private static List<CountedTime> counted(List<Session> sessions, Instant now) {
        return sessions.stream()
                .flatMap(session -> CountedTime.of(session, now).stream())
                .toList();
    }

    private Edition edition() {
        return programme.edition().orElseThrow(() -> new Refusal(404, "programme_refusal_no_edition"));
    }
}
