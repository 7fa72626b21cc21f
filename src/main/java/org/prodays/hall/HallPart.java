package org.prodays.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/**
 * Something people do in the hall beside asking, such as polls or the chat: an {@code ApplicationScoped} bean of a later room. What it shows goes
 * out with the hall's own frames, and what it is told comes in by the hall's own sockets; {@code docs/protocol/hall.md} defines both. It tells
 * what has changed by {@link HallParts}.
 */
public interface HallPart {

    /** Its name in frames, texts and scripts: lower-case letters. */
    String name();

    /**
     * What everybody on each side sees now, as small records of which each is told whole when it has changed; a side that sees nothing is left
     * out. Asked after {@link HallParts#changed} and when the session changes, on a virtual thread, at most once a tick whatever has happened: it
     * may read the database.
     */
    default Map<Side, ?> views(Session session) {
        return Map.of();
    }

    /** What this person alone sees, null for nothing. Asked at each coming of hers, so it is answered from memory. */
    default @Nullable Object own(Session session, Person person) {
        return null;
    }

    /** How many of the last lines stand in a snapshot, at most {@value HallParts#MOST_KEPT}. */
    default int kept() {
        return 0;
    }

    /** The last lines, oldest first, read once when the hall begins. */
    default List<HallLine> lines(UUID session, Side side) {
        return List.of();
    }

    /** What may be told at most once a second and need not be caught up on, such as reactions; null for nothing. From memory. */
    default @Nullable Object everySecond(UUID session) {
        return null;
    }

    /** What those on this side may say; the types are unique over all parts. */
    default List<HallCommand<?>> commands(Side side) {
        return List.of();
    }

    /** Refuses any command in the hall, the hall's own too, such as one of a person who was sent out. From memory. */
    default void permit(Heard heard) {}

    /** Refuses to let a person into the hall, such as one who was sent out. From memory. */
    default void admit(UUID session, Person person) {}

    /** What stands in the page; empty where it shows nothing from this seat. */
    default Optional<Piece> piece(Seat seat) {
        return Optional.empty();
    }

    /** Where on the page: below the screen, on the desk beside what is on air; or among what is said, on the desk below the questions. */
    enum Place {
        SCREEN,
        TALK
    }

    /**
     * A piece of the page.
     *
     * @param order from the top of its place
     * @param html a whole {@code <section>} with its heading, safe HTML, readable without the script
     * @param island the name of its script: {@code talk} for {@code talk.island.ts}
     */
    record Piece(Place place, int order, String html, String island) {

        public boolean onScreen() {
            return place == Place.SCREEN;
        }

        public String script() {
            return island + ".js";
        }
    }
}
