package org.prodays.hall;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Audience;
import org.prodays.audience.Command;
import org.prodays.programme.Session;

/**
 * What is known of one session's hall, and the two audiences it is told to: those in the hall see the open questions, the desk sees all.
 * PostgreSQL is the truth; this is what was last read from it.
 */
final class LiveHall {

    private final Map<UUID, Question> questions = new LinkedHashMap<>();
    private final Map<UUID, Double> seconds = new LinkedHashMap<>();
    private final Map<Side, HallSide> sides = new EnumMap<>(Side.class);
    private final Means means;
    private Session session;
    private Screen screen;

    /** What a hall works with: its epoch, the clock, how frames are written, who askers are, and how many lines of each part are kept. */
    record Means(
            String epoch,
            Clock clock,
            Function<ToReader, String> json,
            Function<UUID, @Nullable Asker> askers,
            Map<String, Integer> kept) {}

    LiveHall(Session session, Screen screen, Means means) {
        this.session = session;
        this.screen = screen;
        this.means = means;
        for (Side side : Side.values()) {
            var audience = new Audience(means.epoch(), this, offset -> written(side, offset), means.clock());
            sides.put(side, new HallSide(audience, new Shown(means.kept()), means.json()));
        }
    }

    Audience audience(Side side) {
        return side(side).audience();
    }

    Audience viewers() {
        return audience(Side.VIEWERS);
    }

    Audience desk() {
        return audience(Side.DESK);
    }

    /** Keeps a line of a part, to be told with the next reading. */
    synchronized void say(Side side, String part, HallLine line) {
        side(side).shown().say(part, line);
    }

    synchronized void takeBack(Side side, String part, String line) {
        side(side).shown().takeBack(part, line);
    }

    synchronized Session session() {
        return session;
    }

    synchronized HallView view() {
        return HallView.of(session, screen);
    }

    /** The open questions. */
    synchronized List<ShownQuestion> shown() {
        return questions.values().stream()
                .filter(question -> question.state().open())
                .map(this::shown)
                .toList();
    }

    /** The question of this id if it is open. */
    synchronized Optional<Question> openQuestion(UUID id) {
        return Optional.ofNullable(questions.get(id))
                .filter(question -> question.state().open());
    }

    synchronized List<DeskQuestion> onDesk() {
        return questions.values().stream().map(this::onDesk).toList();
    }

    synchronized List<OwnQuestion> askedBy(UUID person) {
        return questions.values().stream()
                .filter(question -> question.asker().equals(person))
                .map(OwnQuestion::of)
                .toList();
    }

    /** Takes in what was read and tells the audiences what has changed by it; askers learn the fate of their questions. */
    synchronized void takeIn(Reading reading) {
        boolean hallChanged = !sameHall(reading);
        var changed = new LinkedHashSet<Question>();
        var gone = new ArrayList<String>();
        for (Question question : reading.questions()) {
            @Nullable Question before = questions.put(question.id(), question);
            if (question.equals(before)) {
                continue;
            }
            changed.add(question);
            if (before != null && before.state().open() && !question.state().open()) {
                gone.add(question.id().toString());
            }
            if (before == null || !OwnQuestion.of(before).equals(OwnQuestion.of(question))) {
                viewers()
                        .tell(
                                question.asker(),
                                means.json()
                                        .apply(new ToReader.Mine(Command.VERSION, List.of(OwnQuestion.of(question)))));
            }
        }
        reading.seconds().forEach((id, second) -> {
            if (!second.equals(seconds.put(id, second)) && questions.containsKey(id)) {
                changed.add(questions.get(id));
            }
        });
        reading.views().forEach((side, views) -> views.forEach(side(side).shown()::see));
        tell(hallChanged, List.copyOf(changed), gone);
    }

    private boolean sameHall(Reading reading) {
        var before = HallView.of(session, screen);
        session = reading.session() == null ? session : reading.session();
        screen = reading.screen() == null ? screen : reading.screen();
        return HallView.of(session, screen).equals(before);
    }

    private void tell(boolean hallChanged, List<Question> changed, List<String> gone) {
        var open = changed.stream()
                .filter(question -> question.state().open())
                .map(this::shown)
                .toList();
        @Nullable HallView hall = hallChanged ? view() : null;
        side(Side.VIEWERS).tell(hall, open, gone);
        side(Side.DESK).tell(hall, changed.stream().map(this::onDesk).toList(), List.of());
    }

    /** Everything one side sees, as of the offset from which its audience goes on. */
    synchronized ToReader.Snapshot now(Side side) {
        return snapshot(side, audience(side).offset());
    }

    private ToReader.Snapshot snapshot(Side side, long offset) {
        return side(side)
                .snapshot(
                        offset,
                        view(),
                        side == Side.DESK ? onDesk() : shown(),
                        viewers().size());
    }

    private String written(Side side, long offset) {
        synchronized (this) {
            return means.json().apply(snapshot(side, offset));
        }
    }

    private HallSide side(Side side) {
        return requireNonNull(sides.get(side));
    }

    private ShownQuestion shown(Question question) {
        @Nullable Asker asker = question.asked().named() ? asker(question) : null;
        return ShownQuestion.of(question, asker == null ? null : asker.name(), seconds.get(question.id()));
    }

    private DeskQuestion onDesk(Question question) {
        return DeskQuestion.of(question, asker(question));
    }

    private @Nullable Asker asker(Question question) {
        return means.askers().apply(question.asker());
    }
}
