package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;

/** All that may be said on each side of a hall: its own commands and those of its parts. */
@ApplicationScoped
class Commands {

    /** What asking and voting cost, by a socket or by a form. */
    static final Credit TO_ASK = new Credit("ask", 5);

    static final Credit TO_VOTE = new Credit("vote", 30);

    private static final HallCommand.Rule ASK = HallCommand.Rule.everybody(TO_ASK);
    private static final HallCommand.Rule VOTE = HallCommand.Rule.everybody(TO_VOTE);
    private static final HallCommand.Rule MODERATE = HallCommand.Rule.everybody(new Credit("moderate", 120));

    private final Map<Side, Map<String, HallCommand<?>>> known = new EnumMap<>(Side.class);
    private final Hall hall;
    private final Desk desk;
    private final Parts parts;

    Commands(Hall hall, Desk desk, Parts parts) {
        this.hall = hall;
        this.desk = desk;
        this.parts = parts;
        known.put(Side.VIEWERS, byType(Side.VIEWERS, viewers()));
        known.put(Side.DESK, byType(Side.DESK, moderators()));
    }

    Parts parts() {
        return parts;
    }

    HallCommand<?> of(Side side, String type) {
        return Optional.ofNullable(known.getOrDefault(side, Map.of()).get(type)).orElseThrow(Command::notUnderstood);
    }

    private Stream<HallCommand<?>> viewers() {
        return Stream.of(
                new HallCommand<>("ask", ASK, FromViewer.Ask::read, this::ask),
                new HallCommand<>("vote", VOTE, FromViewer.Vote::read, this::vote),
                new HallCommand<>("unvote", VOTE, FromViewer.Vote::read, this::vote));
    }

    private Stream<HallCommand<?>> moderators() {
        return FromDesk.TYPES.stream().map(type -> new HallCommand<>(type, MODERATE, FromDesk::read, this::act));
    }

    private Map<String, HallCommand<?>> byType(Side side, Stream<HallCommand<?>> own) {
        return Stream.concat(own, parts.commands(side).stream())
                .collect(Collectors.toMap(HallCommand::type, Function.identity()));
    }

    private Done ask(Heard heard, FromViewer.Ask ask) {
        return heard.done(
                hall.ask(heard.person(), heard.session(), ask, heard.from().language())
                        .id());
    }

    private Done vote(Heard heard, FromViewer.Vote vote) {
        var counted = hall.vote(heard.person(), heard.session(), vote);
        return counted.already() ? heard.already(counted.question()) : heard.done(counted.question());
    }

    private Done act(Heard heard, FromDesk command) {
        desk.act(heard.person(), heard.session(), command);
        return command instanceof FromDesk.OnQuestion act ? heard.done(act.question()) : heard.done();
    }
}
