package org.prodays.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.prodays.ground.Reader;
import org.prodays.people.Role;
import org.prodays.people.Visitor;

/** The organiser has seen which sessions moved as the rules of time zones changed. */
@Path("/{lang:ar|fr|en}/programme/moved")
@RunOnVirtualThread
public class MovedPages {

    private final Resolving resolving;
    private final Visitor visitor;
    private final Reader reader;

    MovedPages(Resolving resolving, Visitor visitor, Reader reader) {
        this.resolving = resolving;
        this.visitor = visitor;
        this.reader = reader;
    }

    @POST
    @RolesAllowed(Role.Names.ORGANISER)
    public Response seen() {
        resolving.seen(visitor.require());
        return Response.seeOther(URI.create("/" + reader.language().tag())).build();
    }
}
