package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.hall.HallParts;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** What people do with the order of the slides. A change that was thought of another order than holds now is not made. */
@ApplicationScoped
class SlideOrder {

    private final SlidesStore store = new SlidesStore();
    private final Database database;
    private final HallParts parts;
    private final Clock clock;

    SlideOrder(Database database, HallParts parts, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.clock = clock;
    }

    /** Who wants a change, and of which order she thinks. */
    record Wish(Session session, Person by, int number) {}

    Arrangement of(Session session) {
        return database.read(handle -> store.arrangement(handle, session.id()));
    }

    void move(Wish wish, UUID slide, int to) {
        change(wish, Arrangement.Kind.MOVED, order -> order.moved(slide, to));
    }

    /** Moves a slide by so many places, as far as there are some. */
    void shift(Wish wish, UUID slide, int by) {
        change(
                wish,
                Arrangement.Kind.MOVED,
                order -> order.moved(slide, Math.clamp(order.placeOf(slide) + by, 1, order.size())));
    }

    void remove(Wish wish, UUID slide) {
        change(wish, Arrangement.Kind.REMOVED, order -> order.without(slide));
    }

    /** Takes the last change back; asked again, the one before it. Not once what was replaced has been cleared away. */
    void undo(Wish wish) {
        if (Clearing.isOver(wish.session().endedAt(), clock.instant())) {
            throw new Refusal(409, "slides_refusal_nothing_to_undo");
        }
        database.change(handle -> {
            store.lock(handle, wish.session().id());
            var order = require(store.arrangement(handle, wish.session().id()), wish);
            if (order.kind() == null) {
                throw new Refusal(409, "slides_refusal_nothing_to_undo");
            }
            store.undo(handle, wish.session().id(), order.number(), wish.by().id());
        });
        parts.changed(wish.session().id(), SlidesPart.NAME);
    }

    private void change(Wish wish, Arrangement.Kind kind, Function<Arrangement, List<Slide>> change) {
        database.change(handle -> {
            UUID session = wish.session().id();
            store.lock(handle, session);
            var order = require(store.arrangement(handle, session), wish);
            store.arrange(
                    handle,
                    session,
                    new SlidesStore.Change(kind, wish.by().id(), clock.instant()),
                    change.apply(order));
        });
        parts.changed(wish.session().id(), SlidesPart.NAME);
    }

    private static Arrangement require(Arrangement order, Wish wish) {
        if (order.number() != wish.number()) {
            throw new Refusal(409, "slides_refusal_changed");
        }
        return order;
    }
}
