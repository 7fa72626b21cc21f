package org.prodays.slides;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodays.ground.Reader;
import org.prodays.ground.Texts;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The page from which a professional turns the slides: the one that is shown, the next one, all of them. */
@Path("/{lang:ar|fr|en}/sessions/{session}/slides/present")
@RunOnVirtualThread
public class PresenterPages {

    private final SlideOrder order;
    private final Showing showing;
    private final SlidesGuard guard;
    private final SecurityIdentity identity;
    private final Reader reader;
    private final ObjectMapper json;

    PresenterPages(
            SlideOrder order,
            Showing showing,
            SlidesGuard guard,
            SecurityIdentity identity,
            Reader reader,
            ObjectMapper json) {
        this.order = order;
        this.showing = showing;
        this.guard = guard;
        this.identity = identity;
        this.reader = reader;
        this.json = json;
    }

    /** The page. {@code island} is what its script is given, as JSON. */
    @CheckedTemplate(basePath = "slides")
    record Presenter(Session session, Arrangement order, String island) implements TemplateInstance {}

    /**
     * Where the talk stands.
     *
     * @param order the number of the order that holds
     * @param phase {@code planned}, {@code open} or {@code ended}
     * @param number the slide that is shown, from 1; 0 for none
     */
    record Now(int order, String phase, int number) {}

    /** What the script is given. */
    record Island(String address, Now now, List<ShownSlide> slides, Map<String, String> texts) {}

    @GET
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("session") String key) {
        Session session = guard.session(key, identity);
        var all = order.of(session);
        var island = new Island(
                "/" + reader.language().tag() + "/sessions/" + session.key() + "/slides/present",
                now(session, all),
                all.slides().stream().map(ShownSlide::of).toList(),
                Texts.beginningWith(reader.language(), "slides_present_"));
        return noStore(new Presenter(session, all, written(island)));
    }

    @GET
    @Path("/now")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.APPLICATION_JSON)
    public Response now(@PathParam("session") String key) {
        Session session = guard.session(key, identity);
        return noStore(now(session, order.of(session)));
    }

    /** Shows the slide of this number, or none for 0. */
    @POST
    @Path("/show")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("session") String key, @FormParam("number") int number) {
        Session session = guard.session(key, identity);
        showing.show(SlidesGuard.person(identity), session, number);
        return noStore(now(session, order.of(session)));
    }

    private Now now(Session session, Arrangement all) {
        int number = showing.now(session.id())
                .map(Turn::slide)
                .map(slide -> all.placeOf(slide.id()))
                .orElse(0);
        return new Now(all.number(), session.state().name().toLowerCase(Locale.ROOT), number);
    }

    private static Response noStore(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** JSON that can stand in a script element: no {@code <} ends it early (HTML, section 4.12.1.3). */
    private String written(Object data) {
        try {
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
