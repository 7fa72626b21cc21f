package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** A part as later rooms bring them: a slow mode that moderators set, and lines that people write. It keeps all in memory. */
@ApplicationScoped
public class TestPart implements HallPart {

    static final String NAME = "testpart";
    static final int KEPT = 3;

    record Rules(boolean slow) {}

    record Written(String who, String text) {}

    record Secret(int lines) {}

    record Write(String text) {}

    record SetRules(String slow) {}

    private final Map<UUID, Rules> rules = new ConcurrentHashMap<>();
    private final Map<UUID, List<HallLine>> lines = new ConcurrentHashMap<>();
    private final Set<UUID> out = ConcurrentHashMap.newKeySet();
    private final HallParts hall;

    TestPart(HallParts hall) {
        this.hall = hall;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<Side, ?> views(Session session) {
        Rules now = rules.get(session.id());
        return now == null ? Map.of() : Map.of(Side.VIEWERS, now, Side.DESK, now);
    }

    @Override
    public @Nullable Object own(Session session, Person person) {
        int count = (int) lines.getOrDefault(session.id(), List.of()).stream()
                .filter(line -> ((Written) line.content()).who().equals(person.key()))
                .count();
        return count == 0 ? null : new Secret(count);
    }

    @Override
    public int kept() {
        return KEPT;
    }

    @Override
    public List<HallLine> lines(UUID session, Side side) {
        return lines.getOrDefault(session, List.of());
    }

    @Override
    public List<HallCommand<?>> commands(Side side) {
        var write = new HallCommand<>(
                "test-write",
                HallCommand.Rule.everybody(new Credit("test-write", 6)),
                said -> new Write(said.take("text")),
                this::write);
        var set = new HallCommand<>(
                "test-rules",
                new HallCommand.Rule(Set.of(Role.MODERATOR), new Credit("test-rules", 60)),
                (Command said) -> new SetRules(said.take("slow")),
                this::set);
        return side == Side.DESK ? List.of(set) : List.of(write);
    }

    @Override
    public void permit(Heard heard) {
        if (out.contains(heard.person().id())) {
            throw new Refusal(403, "ground_refusal_role");
        }
    }

    @Override
    public Optional<Piece> piece(Seat seat) {
        return rules.containsKey(seat.session().id())
                ? Optional.of(new Piece(Place.TALK, 10, "<section id=\"test-part\"></section>", "pace"))
                : Optional.empty();
    }

    void sendOut(Person person) {
        out.add(person.id());
    }

    private Done write(Heard heard, Write write) {
        UUID session = heard.session().id();
        var line = new HallLine(heard.key(), new Written(heard.person().key(), write.text()));
        lines.computeIfAbsent(session, none -> new CopyOnWriteArrayList<>(new ArrayList<>()))
                .add(line);
        hall.tell(session, Set.of(Side.values()), NAME, line);
        hall.tell(session, heard.person().id(), NAME, new Secret(1));
        return heard.done(line.id());
    }

    private Done set(Heard heard, SetRules set) {
        rules.put(heard.session().id(), new Rules(set.slow().equals("yes")));
        hall.changed(heard.session().id(), NAME);
        return heard.done();
    }
}
