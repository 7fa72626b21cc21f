package org.prodays.attendance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.people.Visitor;

/** What the buttons of a roll do; each leads back to the list, to the name it was about. */
@Path("/{lang:ar|fr|en}/viewings/{number:[0-9]+}")
@RunOnVirtualThread
public class RollPages {

    private final Roll roll;
    private final Visitor visitor;
    private final Reader reader;

    RollPages(Roll roll, Visitor visitor, Reader reader) {
        this.roll = roll;
        this.visitor = visitor;
        this.reader = reader;
    }

    @POST
    @Path("/seats/{seat}/come")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response come(@PathParam("number") long number, @PathParam("seat") String seat) {
        roll.come(visitor.require(), number, id(seat));
        return back(number, "#seat-" + seat);
    }

    @POST
    @Path("/seats/{seat}/leave")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response leave(@PathParam("number") long number, @PathParam("seat") String seat) {
        roll.leave(visitor.require(), number, id(seat));
        return back(number, "#seat-" + seat);
    }

    @POST
    @Path("/seats/{seat}/undo")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response undo(@PathParam("number") long number, @PathParam("seat") String seat) {
        roll.undo(visitor.require(), number, id(seat));
        return back(number, "#seat-" + seat);
    }

    @POST
    @Path("/seats/{seat}/remove")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response remove(@PathParam("number") long number, @PathParam("seat") String seat) {
        roll.remove(visitor.require(), number, id(seat));
        return back(number, "");
    }

    @POST
    @Path("/claims/{claim}/confirm")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response confirm(@PathParam("number") long number, @PathParam("claim") String claim) {
        roll.confirm(visitor.require(), number, id(claim));
        return back(number, "");
    }

    @POST
    @Path("/claims/{claim}/refuse")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response refuse(@PathParam("number") long number, @PathParam("claim") String claim) {
        roll.refuse(visitor.require(), number, id(claim));
        return back(number, "");
    }

    private Response back(long number, String anchor) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/viewings/" + number + anchor))
                .build();
    }

    static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "attendance_refusal_no_seat");
        }
    }
}
