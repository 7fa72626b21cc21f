package org.prodays.polls;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;
import org.prodays.hall.HallCommand;
import org.prodays.hall.HallPart;
import org.prodays.hall.HallParts;
import org.prodays.hall.Heard;
import org.prodays.hall.Seat;
import org.prodays.hall.Side;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;

/** The polls in the hall and on its desk. A storm of answers is summed up once a second. */
@ApplicationScoped
class PollsPart implements HallPart {

    static final String NAME = "polls";

    /** How many closed polls those in the hall see. */
    private static final int MOST_SHOWN = 20;

    /** Every so many seconds, and each second near the end, browsers are told how long a poll is open: their clocks may be wrong. */
    private static final int COUNTDOWN_EVERY = 5;

    private static final int ORDER = 20;
    private static final HallCommand.Rule ANSWER = HallCommand.Rule.everybody(new Credit("poll", 60));
    private static final HallCommand.Rule DESK = HallCommand.Rule.everybody(new Credit("moderate", 120));

    /** What everybody on one side sees. */
    record View(List<PollView> polls) {}

    /** What a person has answered, by poll. */
    record Own(Map<UUID, List<String>> answers) {}

    /** What the hall's page shows. */
    @CheckedTemplate(basePath = "polls")
    record InHall(boolean signedIn) implements TemplateInstance {}

    /** What the desk's page shows. */
    @CheckedTemplate(basePath = "polls")
    record OnDesk(String session, String lang, int mostOptions) implements TemplateInstance {}

    /** Sessions with answers that have not been told. */
    private final Set<UUID> untold = ConcurrentHashMap.newKeySet();

    /** Of the sessions with a poll that has an end. */
    private final Map<UUID, Endings> endings = new ConcurrentHashMap<>();

    private final Polls polls;
    private final PollMemory memory;
    private final HallParts hall;
    private final Clock clock;

    PollsPart(Polls polls, PollMemory memory, HallParts hall, Clock clock) {
        this.polls = polls;
        this.memory = memory;
        this.hall = hall;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<Side, ?> views(Session session) {
        Instant now = clock.instant();
        List<Polls.Answered> all = memory.of(session);
        remember(session.id(), Endings.of(all, now));
        if (all.isEmpty()) {
            return Map.of();
        }
        var desk =
                new View(all.stream().map(poll -> PollView.forDesk(poll, now)).toList());
        List<PollView> shown = all.stream()
                .filter(poll -> poll.poll().isVisible(now))
                .map(poll -> PollView.forHall(poll, now))
                .toList();
        List<PollView> last = shown.subList(Math.max(0, shown.size() - MOST_SHOWN), shown.size());
        return last.isEmpty() ? Map.of(Side.DESK, desk) : Map.of(Side.DESK, desk, Side.VIEWERS, new View(last));
    }

    @Override
    public @Nullable Object own(Session session, Person person) {
        Map<UUID, List<String>> own = memory.own(session, person.id());
        return own.isEmpty() ? null : new Own(own);
    }

    void ended(@Observes SessionEnded news) {
        if (polls.close(news.session())) {
            hall.changed(news.session(), NAME);
        }
    }

    @Override
    public @Nullable Object everySecond(UUID session) {
        Instant now = clock.instant();
        Endings ending = endings.getOrDefault(session, Endings.NONE);
        if (untold.remove(session) || ending.isDue(now)) {
            hall.changed(session, NAME);
        }
        return ending.isNear(now) || now.getEpochSecond() % COUNTDOWN_EVERY == 0 ? ending.left(now) : null;
    }

    @Override
    public List<HallCommand<?>> commands(Side side) {
        if (side == Side.VIEWERS) {
            return List.of(new HallCommand<>("poll-answer", ANSWER, PollsPart::answerOf, this::answer));
        }
        List<HallCommand<?>> desk = new ArrayList<>();
        desk.add(new HallCommand<>("poll-make", DESK, FromDesk::make, this::make));
        Arrays.stream(FromDesk.Act.values())
                .map(act -> act.onWord()
                        ? new HallCommand<>(act.type(), DESK, said -> FromDesk.word(act, said), this::word)
                        : new HallCommand<>(act.type(), DESK, said -> FromDesk.move(act, said), this::move))
                .forEach(desk::add);
        return desk;
    }

    @Override
    public Optional<Piece> piece(Seat seat) {
        boolean onDesk = seat.side() == Side.DESK;
        TemplateInstance piece = onDesk
                ? new OnDesk(seat.session().key(), seat.language().tag(), Wording.MOST_OPTIONS)
                : new InHall(seat.person() != null);
        String html = piece.setAttribute("language", seat.language()).render();
        return Optional.of(
                onDesk ? new Piece(Place.TALK, ORDER, html, "polls-desk") : new Piece(Place.SCREEN, ORDER, html, NAME));
    }

    private Done make(Heard heard, FromDesk.Make typed) {
        Poll made = polls.make(heard, typed);
        hall.changed(heard.session().id(), NAME);
        return heard.done(made.id());
    }

    private Done move(Heard heard, FromDesk.Move move) {
        boolean first = polls.move(heard, move);
        hall.changed(heard.session().id(), NAME);
        return first ? heard.done(move.poll()) : heard.already(move.poll());
    }

    private Done word(Heard heard, FromDesk.Word word) {
        boolean first = polls.word(heard, word);
        memory.touched(heard.session().id(), word.poll());
        hall.changed(heard.session().id(), NAME);
        return first ? heard.done(word.poll()) : heard.already(word.poll());
    }

    private Done answer(Heard heard, Polls.Answer answer) {
        UUID session = heard.session().id();
        boolean first = polls.answer(heard, answer);
        if (first) {
            memory.answered(session, heard.person().id(), answer);
            untold.add(session);
            hall.tell(session, heard.person().id(), NAME, new Own(Map.of(answer.poll(), answer.choices())));
        }
        return first ? heard.done(answer.poll()) : heard.already(answer.poll());
    }

    private static Polls.Answer answerOf(Command said) {
        String late = said.take("late");
        if (!late.matches("[0-9]{1,6}")) {
            throw Command.notUnderstood();
        }
        return new Polls.Answer(said.takeId("poll"), said.takeList("choices"), Duration.ofMillis(Long.parseLong(late)));
    }

    private void remember(UUID session, Endings ending) {
        if (ending.equals(Endings.NONE)) {
            endings.remove(session);
        } else {
            endings.put(session, ending);
        }
    }
}
