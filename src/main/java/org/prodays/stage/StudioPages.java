package org.prodays.stage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.prodays.ground.Language;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.RunsWebAssembly;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The studio: the page from which a professional goes on air. */
@Path("/{lang:ar|fr|en}/studio")
@RunOnVirtualThread
public class StudioPages {

    private static final int LARGEST_PROBE = 512 * 1024;

    private final StudioGuard guard;
    private final SecurityIdentity identity;
    private final Reader reader;

    StudioPages(StudioGuard guard, SecurityIdentity identity, Reader reader) {
        this.guard = guard;
        this.identity = identity;
        this.reader = reader;
    }

    /** The page. {@code island} is what its script is given, as JSON. */
    @CheckedTemplate(basePath = "stage")
    record Studio(Session session, String state, String island) implements TemplateInstance {}

    @GET
    @Path("/{session}")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    @RunsWebAssembly // the encoder of AAC for browsers without one
    public Response studio(@PathParam("session") String key) {
        Session session = guard.session(key, identity);
        Language language = reader.language();
        var island = StudioIsland.of(session, guard.partsOf(session, identity), language);
        return Response.ok(new Studio(session, session.state().name(), island.json()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Takes bytes and forgets them, so that a studio can measure its line; at most 512 kB. */
    @POST
    @Path("/{session}/probe")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response probe(@PathParam("session") String key, byte[] bytes) {
        guard.session(key, identity);
        if (bytes.length > LARGEST_PROBE) {
            throw new Refusal(413, "stage_refusal_too_large");
        }
        return Response.noContent().build();
    }
}
