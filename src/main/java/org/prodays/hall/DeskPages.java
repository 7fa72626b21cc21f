package org.prodays.hall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.prodays.ground.Reader;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;

/** The moderator's desk of one session. */
@Path("/{lang:ar|fr|en}/sessions/{session}/desk")
@RunOnVirtualThread
public class DeskPages {

    private final Halls halls;
    private final Reader reader;
    private final Islands islands;
    private final Screens screens;
    private final Visitor visitor;
    private final Parts parts;
    private final TradeQuestions tradeQuestions;

    DeskPages(
            Halls halls,
            Reader reader,
            Islands islands,
            Screens screens,
            Visitor visitor,
            Parts parts,
            TradeQuestions tradeQuestions) {
        this.halls = halls;
        this.screens = screens;
        this.reader = reader;
        this.islands = islands;
        this.visitor = visitor;
        this.parts = parts;
        this.tradeQuestions = tradeQuestions;
    }

    /** The page. {@code pieces} are those of the parts; {@code island} is what its script is given, as JSON. */
    @CheckedTemplate(basePath = "hall")
    record DeskPage(
            Session session, HallView hall, List<Declined.Reason> reasons, List<HallPart.Piece> pieces, String island)
            implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response desk(@PathParam("session") String key) {
        LiveHall live = halls.fresh(key);
        tradeQuestions.land(live.session());
        var seat = new Seat(live.session(), Side.DESK, visitor.require(), reader.language());
        var now = live.now(Side.DESK);
        var keeping = screens.keeping(live.session().id());
        String island = islands.desk(seat, now, keeping);
        var page = new DeskPage(live.session(), now.hall(), Declined.Reason.offered(), parts.pieces(seat), island);
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
