package org.prodays.slides;

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
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Reader;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The slides of a session: what there is, its order, what more is brought. The order is changed without a script. */
@Path("/{lang:ar|fr|en}/sessions/{session}/slides")
@RunOnVirtualThread
public class SlidesPages {

    private final SlideOrder order;
    private final ShownUploads uploads;
    private final Bringing bringing;
    private final SlidesGuard guard;
    private final SecurityIdentity identity;
    private final Reader reader;

    SlidesPages(
            SlideOrder order,
            ShownUploads uploads,
            Bringing bringing,
            SlidesGuard guard,
            SecurityIdentity identity,
            Reader reader) {
        this.order = order;
        this.uploads = uploads;
        this.bringing = bringing;
        this.guard = guard;
        this.identity = identity;
        this.reader = reader;
    }

    /** The page. */
    @CheckedTemplate(basePath = "slides")
    record SlideList(
            Session session, Arrangement order, List<ShownUpload> uploads, boolean offered, Bringing.Terms terms)
            implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response list(@PathParam("session") String key) throws IOException {
        Session session = guard.session(key, identity);
        var page = new SlideList(
                session,
                order.of(session),
                uploads.of(session, reader.language()),
                uploads.offered(session),
                bringing.terms());
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Moves a slide to the place {@code to}. */
    @POST
    @Path("/move")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response move(
            @PathParam("session") String key,
            @FormParam("order") int number,
            @FormParam("slide") @Nullable String slide,
            @FormParam("to") int to) {
        var wish = wish(key, number);
        order.move(wish, id(slide), to);
        return back(wish.session(), "#slide-" + slide);
    }

    @POST
    @Path("/earlier")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response earlier(
            @PathParam("session") String key,
            @FormParam("order") int number,
            @FormParam("slide") @Nullable String slide) {
        var wish = wish(key, number);
        order.shift(wish, id(slide), -1);
        return back(wish.session(), "#slide-" + slide);
    }

    @POST
    @Path("/later")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response later(
            @PathParam("session") String key,
            @FormParam("order") int number,
            @FormParam("slide") @Nullable String slide) {
        var wish = wish(key, number);
        order.shift(wish, id(slide), 1);
        return back(wish.session(), "#slide-" + slide);
    }

    @POST
    @Path("/remove")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response remove(
            @PathParam("session") String key,
            @FormParam("order") int number,
            @FormParam("slide") @Nullable String slide) {
        var wish = wish(key, number);
        order.remove(wish, id(slide));
        return back(wish.session(), "#slides");
    }

    @POST
    @Path("/undo")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response undo(@PathParam("session") String key, @FormParam("order") int number) {
        var wish = wish(key, number);
        order.undo(wish);
        return back(wish.session(), "#slides");
    }

    /** Lets everybody take the files away, or nobody. */
    @POST
    @Path("/offer")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response offer(@PathParam("session") String key, @FormParam("offered") @Nullable String offered) {
        Session session = guard.session(key, identity);
        uploads.offer(session, SlidesGuard.person(identity), "yes".equals(offered));
        return back(session, "#files");
    }

    private SlideOrder.Wish wish(String key, int number) {
        return new SlideOrder.Wish(guard.session(key, identity), SlidesGuard.person(identity), number);
    }

    private static UUID id(@Nullable String slide) {
        return SlidesGuard.id(slide == null ? "" : slide);
    }

    private Response back(Session session, String place) {
        String page = "/" + reader.language().tag() + "/sessions/" + session.key() + "/slides" + place;
        return Response.seeOther(URI.create(page)).build();
    }
}
