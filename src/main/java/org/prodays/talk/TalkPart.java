package org.prodays.talk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.hall.HallCommand;
import org.prodays.hall.HallLine;
import org.prodays.hall.HallPart;
import org.prodays.hall.Heard;
import org.prodays.hall.Seat;
import org.prodays.hall.Side;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** The talk in the hall and on its desk. */
@ApplicationScoped
class TalkPart implements HallPart {

    static final String NAME = "talk";

    private static final int ORDER = 10;

    /** What the hall's page shows. */
    @CheckedTemplate(basePath = "talk")
    record InHall(HallView.@Nullable Notice notice, List<Reactions.Kind> kinds, boolean signedIn)
            implements TemplateInstance {}

    /** What the desk's page shows. */
    @CheckedTemplate(basePath = "talk")
    record OnDesk() implements TemplateInstance {}

    private final Views views;
    private final ShownLines lines;
    private final Chat chat;
    private final Measures measures;
    private final Reactions reactions;
    private final Claims claims;
    private final Teller teller;
    private final FromHall fromHall;
    private final FromDesk fromDesk;

    TalkPart(
            Views views,
            ShownLines lines,
            Chat chat,
            Measures measures,
            Reactions reactions,
            Claims claims,
            Teller teller,
            FromHall fromHall,
            FromDesk fromDesk) {
        this.views = views;
        this.lines = lines;
        this.chat = chat;
        this.measures = measures;
        this.reactions = reactions;
        this.claims = claims;
        this.teller = teller;
        this.fromHall = fromHall;
        this.fromDesk = fromDesk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<Side, ?> views(Session session) {
        HallView hall = views.hall(session.id());
        DeskView desk = views.desk(session.id(), hall);
        return hall.nothing() ? Map.of(Side.DESK, desk) : Map.of(Side.VIEWERS, hall, Side.DESK, desk);
    }

    @Override
    public @Nullable Object own(Session session, Person person) {
        Own own = views.own(session.id(), person.id());
        return own.nothing() ? null : own;
    }

    @Override
    public int kept() {
        return Chat.KEPT;
    }

    @Override
    public List<HallLine> lines(UUID session, Side side) {
        return chat.last(session, side == Side.DESK).stream()
                .map(line ->
                        new HallLine(line.id().toString(), side == Side.DESK ? lines.onDesk(line) : lines.inHall(line)))
                .toList();
    }

    @Override
    public @Nullable Object everySecond(UUID session) {
        if (claims.expire(session)) {
            teller.changed(session);
        }
        return reactions.take(session);
    }

    @Override
    public List<HallCommand<?>> commands(Side side) {
        return side == Side.VIEWERS
                ? fromHall.commands()
                : Stream.concat(Stream.of(fromHall.say()), fromDesk.commands().stream())
                        .toList();
    }

    @Override
    public void permit(Heard heard) {
        measures.permit(heard);
    }

    @Override
    public void admit(UUID session, Person person) {
        measures.admit(session, person);
    }

    @Override
    public Optional<Piece> piece(Seat seat) {
        TemplateInstance piece = seat.side() == Side.DESK
                ? new OnDesk()
                : new InHall(
                        views.hall(seat.session().id()).notice(),
                        List.of(Reactions.Kind.values()),
                        seat.person() != null);
        String html = piece.setAttribute("language", seat.language()).render();
        return Optional.of(new Piece(Place.TALK, ORDER, html, seat.side() == Side.DESK ? "talk-desk" : NAME));
    }
}
