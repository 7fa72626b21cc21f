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
import org.prodays.ground.Reader;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The moderator's desk of one session. */
@Path("/{lang:ar|fr|en}/sessions/{session}/desk")
@RunOnVirtualThread
public class DeskPages {

    private final Halls halls;
    private final Reader reader;
    private final Islands islands;
    private final Screens screens;

    DeskPages(Halls halls, Reader reader, Islands islands, Screens screens) {
        this.halls = halls;
        this.screens = screens;
        this.reader = reader;
        this.islands = islands;
    }

    /** The page. {@code island} is what its script is given, as JSON. */
    @CheckedTemplate(basePath = "hall")
    record DeskPage(Session session, HallView hall, String island) implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response desk(@PathParam("session") String key) {
        LiveHall live = halls.fresh(key);
        var now = live.now(LiveHall.Side.DESK);
        var keeping = screens.keeping(live.session().id());
        var page =
                new DeskPage(live.session(), now.hall(), islands.desk(live.session(), now, keeping, reader.language()));
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
