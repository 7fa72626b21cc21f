package org.prodays.hall;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.prodays.audience.AudienceWays;
import org.prodays.people.Role;
import org.prodays.people.Visitor;

/** The desk for moderators whose network lets no WebSocket through. {@code docs/protocol/hall.md} defines what goes over it. */
@Path("/desk/{session}")
@RunOnVirtualThread
public class DeskWays {

    private final Floors floors;
    private final AudienceWays ways;
    private final Visitor visitor;

    DeskWays(Floors floors, AudienceWays ways, Visitor visitor) {
        this.floors = floors;
        this.ways = ways;
        this.visitor = visitor;
    }

    @GET
    @Path("events")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("session") String key, @BeanParam Known known, @Context SseEventSink sink, @Context Sse sse) {
        ways.events(() -> floors.desk(key), known.coming(visitor), sink, sse);
    }

    @GET
    @Path("frames")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response frames(@PathParam("session") String key, @BeanParam Known known) {
        return Known.response(ways.frames(() -> floors.desk(key), known.coming(visitor)));
    }

    @POST
    @Path("commands")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response command(@PathParam("session") String key, @BeanParam Known known, String command) {
        return Known.response(ways.command(() -> floors.desk(key), known.caller(visitor), command));
    }
}
