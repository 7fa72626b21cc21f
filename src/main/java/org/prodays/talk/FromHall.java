package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;
import org.prodays.hall.HallCommand;
import org.prodays.hall.Heard;

/** What those in the hall may say; {@code docs/protocol/hall.md} defines each. */
@ApplicationScoped
class FromHall {

    private static final HallCommand.Rule SAY = HallCommand.Rule.everybody(new Credit("talk-say", 20));
    private static final HallCommand.Rule REPORT = HallCommand.Rule.everybody(new Credit("talk-report", 10));
    private static final HallCommand.Rule HAND = HallCommand.Rule.everybody(new Credit("talk-hand", 6));
    private static final HallCommand.Rule REACT = HallCommand.Rule.everybody(new Credit("talk-react", 60));

    /** A command without fields. */
    record Nothing() {}

    private final Chat chat;
    private final Hands hands;
    private final Reactions reactions;
    private final Reports reports;
    private final Teller teller;

    FromHall(Chat chat, Hands hands, Reactions reactions, Reports reports, Teller teller) {
        this.chat = chat;
        this.hands = hands;
        this.reactions = reactions;
        this.reports = reports;
        this.teller = teller;
    }

    List<HallCommand<?>> commands() {
        return List.of(
                say(),
                new HallCommand<>(
                        "talk-raise", HAND, said -> new Nothing(), (heard, said) -> hand(heard, hands.raise(heard))),
                new HallCommand<>(
                        "talk-lower", HAND, said -> new Nothing(), (heard, said) -> hand(heard, hands.lower(heard))),
                new HallCommand<>("talk-react", REACT, said -> Reactions.Kind.of(said.take("kind")), this::react),
                new HallCommand<>("talk-report", REPORT, FromHall::thing, this::report));
    }

    /** Writing a line, as at the desk. */
    HallCommand<String> say() {
        return new HallCommand<>("talk-say", SAY, said -> said.take("text"), this::say);
    }

    private Done say(Heard heard, String text) {
        Chat.Told told = chat.say(heard, text);
        if (told.first()) {
            teller.line(told.line());
        }
        UUID id = told.line().id();
        return told.first() ? heard.done(id) : heard.already(id);
    }

    private Done hand(Heard heard, boolean moved) {
        UUID session = heard.session().id();
        teller.changed(session);
        teller.own(session, heard.person().id());
        return moved ? heard.done() : heard.already(null);
    }

    private Done react(Heard heard, Reactions.Kind kind) {
        reactions.react(heard, kind);
        return heard.done();
    }

    private Done report(Heard heard, Report.Thing thing) {
        boolean first = reports.report(heard, thing);
        teller.changed(heard.session().id());
        return first ? heard.done(thing.id()) : heard.already(thing.id());
    }

    private static Report.Thing thing(Command said) {
        var kind = switch (said.take("about")) {
            case "line" -> Report.Kind.LINE;
            case "question" -> Report.Kind.QUESTION;
            default -> throw Command.notUnderstood();
        };
        return new Report.Thing(kind, said.takeId("id"));
    }
}
