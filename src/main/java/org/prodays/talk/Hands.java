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

/** The raised hands of each session, at most {@value #MOST}, in the order in which they were raised. */
@ApplicationScoped
class Hands {

    static final int MOST = 100;

    private final HandStore store = new HandStore();
    private final ActStore log = new ActStore();
    private final Remembered<UUID, List<Hand>> known;
    private final Database database;
    private final Manners manners;
    private final Acts acts;
    private final Ids ids;

    Hands(Database database, Manners manners, Acts acts, Ids ids) {
        this.database = database;
        this.manners = manners;
        this.acts = acts;
        this.ids = ids;
        this.known = new Remembered<>(session -> database.read(handle -> store.standing(handle, session)));
    }

    List<Hand> of(UUID session) {
        return known.of(session);
    }

    Optional<Hand> of(UUID session, UUID person) {
        return of(session).stream().filter(hand -> hand.person().equals(person)).findFirst();
    }

    /** Raises a person's hand; false when it is up. */
    boolean raise(Heard heard) {
        UUID session = heard.session().id();
        Manners.refuseUnlessOpen(heard.session());
        if (!manners.of(session).hands()) {
            throw new Refusal(409, "talk_refusal_no_hands");
        }
        var hand = new Hand(ids.next(), heard.person().id(), Hand.State.UP, acts.now());
        boolean raised = database.write(handle -> {
            log.lock(handle, session);
            if (store.raisedWith(handle, heard.person().id(), heard.key())) {
                return false;
            }
            if (store.standing(handle, session).size() >= MOST) {
                throw new Refusal(409, "talk_refusal_hands_full", Map.of("most", MOST));
            }
            return store.raise(handle, session, hand, heard.key());
        });
        known.again(session);
        return raised;
    }

    /** Lowers a person's own hand; false when it is not up. */
    boolean lower(Heard heard) {
        UUID session = heard.session().id();
        boolean lowered = database.write(handle -> {
            log.lock(handle, session);
            Optional<Hand> own = store.standing(handle, session).stream()
                    .filter(hand -> hand.person().equals(heard.person().id()))
                    .findFirst();
            own.ifPresent(hand -> store.move(handle, hand.id(), Hand.State.LOWERED));
            return own.isPresent();
        });
        known.again(session);
        return lowered;
    }

    /** Calls a person, has done with her, or puts her hand back up; whose it is. */
    UUID move(Heard heard, UUID id, Hand.State to) {
        UUID session = heard.session().id();
        acts.act(heard, id, to.word(), handle -> {
            Hand hand = store.hand(handle, session, id).orElseThrow(() -> new Refusal(404, "talk_refusal_unknown"));
            boolean another = to.stands()
                    && store.standing(handle, session).stream()
                            .anyMatch(one -> one.person().equals(hand.person())
                                    && !one.id().equals(id));
            if (hand.state() == to || hand.state() == Hand.State.LOWERED || another) {
                throw new Refusal(409, "talk_refusal_moved");
            }
            store.move(handle, id, to);
        });
        known.again(session);
        return database.read(handle -> store.hand(handle, session, id))
                .orElseThrow()
                .person();
    }
}
