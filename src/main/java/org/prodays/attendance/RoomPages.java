package org.prodays.attendance;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.prodays.ground.Reader;
import org.prodays.people.Visitor;

/** What a trainee sees who scans the code on a classroom's screen. Looking at the link checks nobody in; the button does. */
@Path("/{lang:ar|fr|en}/room/{number:[0-9]+}")
@RunOnVirtualThread
public class RoomPages {

    private final Room room;
    private final Visitor visitor;
    private final Reader reader;

    RoomPages(Room room, Visitor visitor, Reader reader) {
        this.room = room;
        this.visitor = visitor;
        this.reader = reader;
    }

    /** The names to pick from, or one's own. */
    @CheckedTemplate(basePath = "attendance")
    record RoomEntry(Room.Entry entry) implements TemplateInstance {}

    /** How the claim stands; the page looks again by itself while it waits. */
    @CheckedTemplate(basePath = "attendance")
    record RoomClaim(Claim claim, boolean signedIn) implements TemplateInstance {}

    @GET
    @Path("/{code:[0-9a-z]+}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response enter(@PathParam("number") long number, @PathParam("code") String code) {
        var entry = room.enter(number, code, visitor.person().orElse(null));
        return Response.ok(new RoomEntry(entry))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @PermitAll
    public Response claim(
            @PathParam("number") long number,
            @FormParam("ticket") @DefaultValue("") String ticket,
            @FormParam("seat") @DefaultValue("") String seat) {
        var picked = seat.isEmpty() ? null : RollPages.id(seat);
        var claim = room.claim(number, ticket, picked, visitor.person().orElse(null));
        return Response.seeOther(
                        URI.create("/" + reader.language().tag() + "/room/" + number + "/claims/" + claim.id()))
                .build();
    }

    @GET
    @Path("/claims/{claim}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response stands(@PathParam("number") long number, @PathParam("claim") String id) {
        var page = new RoomClaim(
                room.claim(number, RollPages.id(id)), visitor.person().isPresent());
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
