package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prodays.audience.Frames;

/** The door by which the parts of the hall tell what has changed, after the commit that changed it. */
@ApplicationScoped
public class HallParts {

    /** Lines of a part that a snapshot may have. */
    public static final int MOST_KEPT = 100;

    private final Halls halls;
    private final Frames frames;

    HallParts(Halls halls, Frames frames) {
        this.halls = halls;
        this.frames = frames;
    }

    /** The part's view is another: it is asked for it and tells it with the next tick, as one message to all. */
    public void changed(UUID session, String part) {
        halls.changed(session, new Change.OfPart(part));
    }

    /** Tells a line with the next tick; it stands in snapshots as long as it is among the last. */
    public void tell(UUID session, Set<Side> sides, String part, HallLine line) {
        LiveHall hall = halls.running(session);
        sides.forEach(side -> hall.say(side, part, line));
        halls.changed(session, new Change.Lines());
    }

    /** Takes a line away on these sides. */
    public void takeBack(UUID session, Set<Side> sides, String part, String line) {
        LiveHall hall = halls.running(session);
        sides.forEach(side -> hall.takeBack(side, part, line));
        halls.changed(session, new Change.Lines());
    }

    /** Closes all connections of a person whom a part no longer admits. */
    public void sendAway(UUID session, UUID person) {
        halls.running(session).viewers().sendAway(person);
    }

    /** What is said in a question, and by whom. */
    public record OpenQuestion(String words, UUID asker) {}

    /** A question that everybody in the hall sees; empty for any other. */
    public Optional<OpenQuestion> shown(UUID session, UUID question) {
        return halls.running(session).openQuestion(question).map(one -> new OpenQuestion(one.text(), one.asker()));
    }

    /** Tells one person, on all her connections; one that is away learns it by {@link HallPart#own} when she comes. */
    public void tell(UUID session, UUID person, String part, Object content) {
        var frame = frames.write(ToReader.Own.of(part, frames.piece(content)));
        LiveHall hall = halls.running(session);
        hall.viewers().tell(person, frame);
        hall.desk().tell(person, frame);
    }
}
