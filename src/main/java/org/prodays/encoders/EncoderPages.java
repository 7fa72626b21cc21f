package org.prodays.encoders;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;
import org.prodays.stage.StudioGuard;

/** The encoders of a session and their stream keys, for its professionals and the organisers. */
@Path("/{lang:ar|fr|en}/sessions/{session}/encoders")
@RunOnVirtualThread
public class EncoderPages {

    private final Encoders encoders;
    private final StudioGuard guard;
    private final SecurityIdentity identity;
    private final Reader reader;

    EncoderPages(Encoders encoders, StudioGuard guard, SecurityIdentity identity, Reader reader) {
        this.encoders = encoders;
        this.guard = guard;
        this.identity = identity;
        this.reader = reader;
    }

    /** The page; {@code issued} is the key just made. */
    @CheckedTemplate(basePath = "encoders")
    record EncoderList(
            Session session,
            List<ShownSource> sources,
            @Nullable ShownKey issued) implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response list(@PathParam("session") String key) {
        return page(guard.session(key, identity), null);
    }

    @POST
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response create(@PathParam("session") String key, @FormParam("name") @Nullable String name) {
        Session session = guard.session(key, identity);
        return page(session, encoders.create(session, name == null ? "" : name, person()));
    }

    /** Where the language switch of the page of a new key leads: a key is shown once. */
    @GET
    @Path("/{source}/key")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    public Response shownOnce(@PathParam("session") String key, @PathParam("source") String source) {
        return back(guard.session(key, identity));
    }

    @POST
    @Path("/{source}/key")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response rotate(@PathParam("session") String key, @PathParam("source") String source) {
        Session session = guard.session(key, identity);
        return page(session, encoders.rotate(session, id(source), person()));
    }

    @POST
    @Path("/{source}/revoke")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    public Response revoke(@PathParam("session") String key, @PathParam("source") String source) {
        Session session = guard.session(key, identity);
        encoders.revoke(session, id(source), person());
        return back(session);
    }

    @POST
    @Path("/{source}/take-over")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.ORGANISER})
    public Response takeOver(@PathParam("session") String key, @PathParam("source") String source) {
        Session session = guard.session(key, identity);
        encoders.invite(session, id(source), person());
        return back(session);
    }

    private Response page(Session session, StreamKeys.@Nullable Issued issued) {
        var shown = issued == null ? null : encoders.shown(issued, reader.origin(), session);
        return Response.ok(new EncoderList(session, encoders.of(session, reader.language()), shown))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response back(Session session) {
        String list = "/" + reader.language().tag() + "/sessions/" + session.key() + "/encoders";
        return Response.seeOther(URI.create(list)).build();
    }

    private Person person() {
        return Visitor.person(identity).orElseThrow(() -> new Refusal(401, "ground_refusal_sign_in"));
    }

    private static UUID id(String source) {
        try {
            return UUID.fromString(source);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "encoders_refusal_no_source");
        }
    }
}
