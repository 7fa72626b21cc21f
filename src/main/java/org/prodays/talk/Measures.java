package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;
import org.prodays.people.People;
import org.prodays.people.Person;

/** Who is kept quiet in each session and who was sent out. Asked from memory, at each command. */
@ApplicationScoped
class Measures {

    private final MeasureStore store = new MeasureStore();
    private final Remembered<UUID, List<Measure>> known;
    private final People people;
    private final Acts acts;
    private final Ids ids;

    Measures(Database database, People people, Acts acts, Ids ids) {
        this.people = people;
        this.acts = acts;
        this.ids = ids;
        this.known = new Remembered<>(session -> database.read(handle -> store.standing(handle, session)));
    }

    List<Measure> of(UUID session) {
        return known.of(session);
    }

    Optional<Measure> on(UUID session, UUID person, Measure.Kind kind) {
        return of(session).stream()
                .filter(measure -> measure.person().equals(person) && measure.kind() == kind)
                .findFirst();
    }

    /** Takes a measure; false when it had been taken before. */
    boolean take(Heard heard, Measure.Kind kind, UUID who, String reason) {
        Person person = people.person(who).orElseThrow(() -> new Refusal(404, "talk_refusal_nobody"));
        if (Manners.keepsOrder(person)) {
            throw new Refusal(409, "talk_refusal_moderator");
        }
        UUID session = heard.session().id();
        boolean first = acts.act(heard, who, reason, handle -> {
            var taken = new MeasureStore.Taken(heard.person().id(), acts.now());
            if (!store.add(handle, session, new Measure(ids.next(), who, kind, reason), taken)) {
                throw new Refusal(409, "talk_refusal_moved");
            }
        });
        known.again(session);
        return first;
    }

    /** Ends a measure; whose it was. */
    Optional<UUID> lift(Heard heard, UUID measure) {
        UUID session = heard.session().id();
        Optional<UUID> whose = of(session).stream()
                .filter(one -> one.id().equals(measure))
                .map(Measure::person)
                .findFirst();
        boolean first = acts.act(heard, measure, null, handle -> {
            if (!store.lift(handle, session, measure, acts.now())) {
                throw new Refusal(409, "talk_refusal_moved");
            }
        });
        known.again(session);
        return first ? whose : Optional.empty();
    }

    /** Refuses who was sent out. */
    void admit(UUID session, Person person) {
        on(session, person.id(), Measure.Kind.BAN).ifPresent(ban -> {
            throw new Refusal(403, "talk_refusal_banned", Map.of("reason", ban.reason()));
        });
    }

    /** Refuses what those who are kept quiet may not say. */
    void permit(Heard heard) {
        UUID session = heard.session().id();
        admit(session, heard.person());
        if (heard.type().equals("ask") || heard.type().equals("talk-say")) {
            on(session, heard.person().id(), Measure.Kind.MUTE).ifPresent(mute -> {
                throw new Refusal(403, "talk_refusal_muted", Map.of("reason", mute.reason()));
            });
        }
    }
}
