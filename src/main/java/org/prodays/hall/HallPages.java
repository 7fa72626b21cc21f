package org.prodays.hall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Reader;
import org.prodays.people.Person;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;

/** The hall's page: before, during and after the session. It can be read without a script; asking and watching live need one. */
@Path("/{lang:ar|fr|en}/sessions/{session}/hall")
@RunOnVirtualThread
public class HallPages {

    private final Hall hall;
    private final Halls halls;
    private final Visitor visitor;
    private final Reader reader;
    private final Islands islands;
    private final Parts parts;
    private final Ids ids;
    private final Clock clock;

    HallPages(
            Hall hall,
            Halls halls,
            Visitor visitor,
            Reader reader,
            Islands islands,
            Parts parts,
            Ids ids,
            Clock clock) {
        this.hall = hall;
        this.halls = halls;
        this.visitor = visitor;
        this.reader = reader;
        this.islands = islands;
        this.parts = parts;
        this.ids = ids;
        this.clock = clock;
    }

    /** The page. {@code pieces} are those of the parts; {@code island} is what its script is given, as JSON. */
    @CheckedTemplate(basePath = "hall")
    record HallPage(
            Session session,
            HallView hall,
            boolean past,
            boolean taking,
            List<ShownQuestion> onAir,
            List<ShownQuestion> approved,
            List<ShownQuestion> answered,
            List<OwnQuestion> mine,
            boolean signedIn,
            List<HallPart.Piece> pieces,
            String key,
            String island)
            implements TemplateInstance {

        /** Whether the session is open but nobody is on the stage. */
        boolean waiting() {
            return hall.phase().equals("open") && hall.screen().state().equals("nothing");
        }
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response hall(@PathParam("session") String key) {
        LiveHall live = halls.fresh(key);
        @Nullable Person person = visitor.person().orElse(null);
        if (person != null) {
            parts.admit(live.session().id(), person);
        }
        var seat = new Seat(live.session(), Side.VIEWERS, person, reader.language());
        var said = person == null ? new Islands.Said(List.of(), Set.of()) : saidBy(person, live);
        var now = live.now(Side.VIEWERS);
        List<ShownQuestion> shown = live.shown();
        var page = new HallPage(
                live.session(),
                now.hall(),
                now.hall().past(clock.instant()),
                now.hall().taking(clock.instant()),
                inState(shown, "on_air"),
                inState(shown, "approved", "written", "routed"),
                inState(shown, "answered"),
                said.mine(),
                person != null,
                parts.pieces(seat),
                FormKey.fresh(ids),
                islands.hall(seat, now, said));
        return Response.ok(page)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private Islands.Said saidBy(Person person, LiveHall live) {
        Set<String> voted = hall.votedFor(person, live.session().id()).stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
        return new Islands.Said(live.askedBy(person.id()), voted);
    }

    /** The questions in these states, state by state. */
    private static List<ShownQuestion> inState(List<ShownQuestion> shown, String... states) {
        return Stream.of(states)
                .flatMap(state -> shown.stream()
                        .filter(question -> question.state().equals(state))
                        .sorted(state.equals("answered") ? ShownQuestion.AIRED : ShownQuestion.WANTED))
                .toList();
    }
}
