package org.prodays.hall;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.programme.Session;

/**
 * What is known of one session's hall, and the two audiences it is told to: those in the hall see the open questions, the desk sees all.
 * PostgreSQL is the truth; this is what was last read from it.
 */
final class LiveHall {

    private final Map<UUID, Question> questions = new LinkedHashMap<>();
    private final Map<UUID, Double> seconds = new LinkedHashMap<>();
    private final Audience viewers;
    private final Audience desk;
    private final Means means;
    private Session session;
    private Screen screen;

    /** Who is told: those in the hall, or the moderators. */
    enum Side {
        VIEWERS,
        DESK
    }

    /** What a refresh has read anew; the session and the screen are null where they need not be looked at. */
    record Reading(
            @Nullable Session session, @Nullable Screen screen, List<Question> questions, Map<UUID, Double> seconds) {}

    /** What a hall works with: its epoch, the clock, how frames are written and how askers are named. */
    record Means(
            String epoch, Clock clock, Function<ToReader, String> json, Function<UUID, @Nullable Localized> names) {}

    LiveHall(Session session, Screen screen, Means means) {
        this.session = session;
        this.screen = screen;
        this.means = means;
        this.viewers = new Audience(means.epoch(), this, offset -> written(Side.VIEWERS, offset), means.clock());
        this.desk = new Audience(means.epoch(), this, offset -> written(Side.DESK, offset), means.clock());
    }

    Audience viewers() {
        return viewers;
    }

    Audience desk() {
        return desk;
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
            if (before == null || before.state() != question.state()) {
                viewers.tell(
                        question.asker(),
                        means.json().apply(new ToReader.Mine(Command.VERSION, List.of(OwnQuestion.of(question)))));
            }
        }
        reading.seconds().forEach((id, second) -> {
            if (!second.equals(seconds.put(id, second)) && questions.containsKey(id)) {
                changed.add(questions.get(id));
            }
        });
        tell(hallChanged, List.copyOf(changed), gone);
    }

    private boolean sameHall(Reading reading) {
        var before = HallView.of(session, screen);
        session = reading.session() == null ? session : reading.session();
        screen = reading.screen() == null ? screen : reading.screen();
        return HallView.of(session, screen).equals(before);
    }

    private void tell(boolean hallChanged, List<Question> changed, List<String> gone) {
        @Nullable HallView hall = hallChanged ? view() : null;
        var open = changed.stream()
                .filter(question -> question.state().open())
                .map(this::shown)
                .toList();
        if (hallChanged || !open.isEmpty() || !gone.isEmpty()) {
            viewers.tell(offset ->
                    means.json().apply(new ToReader.Delta(Command.VERSION, viewers.epoch(), offset, hall, open, gone)));
        }
        var all = changed.stream().map(this::onDesk).toList();
        if (hallChanged || !all.isEmpty()) {
            desk.tell(offset -> means.json()
                    .apply(new ToReader.Delta(Command.VERSION, desk.epoch(), offset, hall, all, List.of())));
        }
    }

    /** Everything one side sees, as of the offset from which its audience goes on. */
    synchronized ToReader.Snapshot now(Side side) {
        return snapshot(side, side == Side.DESK ? desk.offset() : viewers.offset());
    }

    private ToReader.Snapshot snapshot(Side side, long offset) {
        return new ToReader.Snapshot(
                Command.VERSION, means.epoch(), offset, view(), side == Side.DESK ? onDesk() : shown(), viewers.size());
    }

    private String written(Side side, long offset) {
        synchronized (this) {
            return means.json().apply(snapshot(side, offset));
        }
    }

    private ShownQuestion shown(Question question) {
        return ShownQuestion.of(question, seconds.get(question.id()));
    }

    private DeskQuestion onDesk(Question question) {
        return DeskQuestion.of(question, means.names().apply(question.asker()));
    }
}
