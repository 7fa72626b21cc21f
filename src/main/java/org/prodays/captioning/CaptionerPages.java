package org.prodays.captioning;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.ground.Language;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/** The captioner's page: what is on air, a line to type, and the lines before it. */
@Path("/{lang:ar|fr|en}/captions")
@RunOnVirtualThread
public class CaptionerPages {

    private static final int SHOWN = 12;

    private final CaptionDesk desk;
    private final CaptionGuard guard;
    private final Stage stage;
    private final SecurityIdentity identity;
    private final Reader reader;

    CaptionerPages(CaptionDesk desk, CaptionGuard guard, Stage stage, SecurityIdentity identity, Reader reader) {
        this.desk = desk;
        this.guard = guard;
        this.stage = stage;
        this.identity = identity;
        this.reader = reader;
    }

    /** The page. {@code island} is what its script is given, as JSON; {@code upload} whether this person may replace the replay's. */
    @CheckedTemplate(basePath = "captioning")
    record Captioner(Session session, String state, boolean upload, List<Language> languages, String island)
            implements TemplateInstance {}

    /** The number of the caption that a line became, or the last captions. */
    record Kept(int number) {}

    record Latest(List<Captions.Line> lines) {}

    @GET
    @Path("/{session}")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER, Role.Names.PROFESSIONAL})
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("session") String key) {
        Session session = guard.session(key, identity);
        var island = CaptionerIsland.of(session, stage.onAir(session.id()), reader.language());
        boolean upload = !identity.hasRole(Role.Names.PROFESSIONAL);
        var page = new Captioner(session, session.state().name(), upload, List.of(Language.values()), island.json());
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Takes a line, as JSON of at most 4 kB; answered once it is kept. */
    @POST
    @Path("/{session}/lines")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER, Role.Names.PROFESSIONAL})
    @Produces(MediaType.APPLICATION_JSON)
    public Kept say(@PathParam("session") String key, String body) {
        Session session = guard.session(key, identity);
        if (body.length() > TypedLine.LARGEST) {
            throw new Refusal(413, "captioning_refusal_long");
        }
        return new Kept(desk.take(session, TypedLine.read(body)));
    }

    @GET
    @Path("/{session}/lines")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER, Role.Names.PROFESSIONAL})
    @Produces(MediaType.APPLICATION_JSON)
    public Response latest(@PathParam("session") String key, @QueryParam("language") @Nullable String tag) {
        Session session = guard.session(key, identity);
        var language = CaptionLanguage.of(tag == null ? reader.language().tag() : tag)
                .orElseThrow(() -> new Refusal(400, "captioning_refusal_malformed"));
        return Response.ok(new Latest(desk.latest(session, language, SHOWN)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
