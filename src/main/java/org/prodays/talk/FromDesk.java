package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;
import org.prodays.ground.Refusal;
import org.prodays.hall.HallCommand;
import org.prodays.hall.Heard;

/** What moderators may do; {@code docs/protocol/hall.md} defines each. Once something is done to a thing nobody is at it. */
@ApplicationScoped
class FromDesk {

    private static final HallCommand.Rule DESK = HallCommand.Rule.everybody(new Credit("moderate", 120));
    private static final HallCommand.Rule CLAIM = HallCommand.Rule.everybody(new Credit("talk-claim", 120));

    /** An act on a line, a person, a hand, ...; {@code words} are the reason for it, null where there is none. */
    record Act(UUID thing, @Nullable String words) {

        static Act read(Command said) {
            return new Act(said.takeId("id"), null);
        }

        static Act reasoned(Command said) {
            return new Act(said.takeId("id"), Wording.reason(said.take("reason")));
        }

        String reason() {
            return words == null ? "" : words;
        }
    }

    private final Chat chat;
    private final Manners manners;
    private final Measures measures;
    private final BlockedWords words;
    private final Reports reports;
    private final Announcements announcements;
    private final Hands hands;
    private final Claims claims;
    private final Teller teller;

    FromDesk(
            Chat chat,
            Manners manners,
            Measures measures,
            BlockedWords words,
            Reports reports,
            Announcements announcements,
            Hands hands,
            Claims claims,
            Teller teller) {
        this.chat = chat;
        this.manners = manners;
        this.measures = measures;
        this.words = words;
        this.reports = reports;
        this.announcements = announcements;
        this.hands = hands;
        this.claims = claims;
        this.teller = teller;
    }

    List<HallCommand<?>> commands() {
        return List.of(
                act("talk-manner", Manner::read, (heard, manner) -> told(heard, manners.set(heard, manner))),
                act("talk-remove", Act::reasoned, this::move),
                act("talk-show", Act::read, this::move),
                act("talk-mute", Act::reasoned, (heard, act) -> take(heard, Measure.Kind.MUTE, act)),
                act("talk-ban", Act::reasoned, (heard, act) -> take(heard, Measure.Kind.BAN, act)),
                act("talk-lift", Act::read, this::lift),
                act("talk-block", FromDesk::word, (heard, word) -> told(heard, words.block(heard, word))),
                act("talk-unblock", FromDesk::word, (heard, word) -> told(heard, words.free(heard, word))),
                act("talk-settle", Act::read, (heard, act) -> done(heard, act, reports.settle(heard, act.thing()))),
                act("talk-reopen", Act::read, (heard, act) -> done(heard, act, reports.reopen(heard, act.thing()))),
                act(
                        "talk-announce",
                        said -> said.take("text"),
                        (heard, text) -> told(heard, announcements.make(heard, text))),
                act(
                        "talk-take-down",
                        Act::read,
                        (heard, act) -> done(heard, act, announcements.takeDown(heard, act.thing()))),
                act(
                        "talk-put-up",
                        Act::read,
                        (heard, act) -> done(heard, act, announcements.putUp(heard, act.thing()))),
                act("talk-call", Act::read, (heard, act) -> hand(heard, act, Hand.State.CALLED)),
                act("talk-hand-done", Act::read, (heard, act) -> hand(heard, act, Hand.State.DONE)),
                act("talk-hand-up", Act::read, (heard, act) -> hand(heard, act, Hand.State.UP)),
                new HallCommand<>("talk-claim", CLAIM, Act::read, this::claim),
                new HallCommand<>("talk-release", CLAIM, Act::read, this::release));
    }

    private static <C> HallCommand<C> act(String type, Function<Command, C> reading, HallCommand.Work<C> work) {
        return new HallCommand<>(type, DESK, reading, work);
    }

    private static BlockedWord word(Command said) {
        return BlockedWord.of(said.take("word"));
    }

    private Done move(Heard heard, Act act) {
        Chat.Told told = chat.move(heard, act.thing(), act.words());
        teller.line(told.line());
        return done(heard, act, told.first());
    }

    private Done take(Heard heard, Measure.Kind kind, Act act) {
        UUID session = heard.session().id();
        boolean first = measures.take(heard, kind, act.thing(), act.reason());
        if (kind == Measure.Kind.BAN) {
            teller.sendAway(session, act.thing());
        } else {
            teller.own(session, act.thing());
        }
        return done(heard, act, first);
    }

    private Done lift(Heard heard, Act act) {
        var whose = measures.lift(heard, act.thing());
        whose.ifPresent(person -> teller.own(heard.session().id(), person));
        return done(heard, act, whose.isPresent());
    }

    private Done hand(Heard heard, Act act, Hand.State to) {
        UUID person = hands.move(heard, act.thing(), to);
        teller.own(heard.session().id(), person);
        return done(heard, act, true);
    }

    private Done claim(Heard heard, Act act) {
        if (!claims.claim(heard.session().id(), act.thing(), heard.person())) {
            throw new Refusal(409, "talk_refusal_claimed");
        }
        return told(heard, true);
    }

    private Done release(Heard heard, Act act) {
        claims.release(heard.session().id(), act.thing(), heard.person());
        return told(heard, true);
    }

    private Done done(Heard heard, Act act, boolean first) {
        claims.drop(heard.session().id(), act.thing());
        teller.changed(heard.session().id());
        return first ? heard.done(act.thing()) : heard.already(act.thing());
    }

    private Done told(Heard heard, boolean first) {
        teller.changed(heard.session().id());
        return first ? heard.done() : heard.already(null);
    }
}
