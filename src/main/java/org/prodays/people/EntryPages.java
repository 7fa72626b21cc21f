package org.prodays.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.prodays.ground.Refusal;

/** Coming in by a personal link and going out. Looking at the link (as a mail scanner does) consumes nothing; the button does. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class EntryPages {

    private final People people;
    private final PeopleSettings settings;

    EntryPages(People people, PeopleSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /** The page that asks whether it is really you. */
    @CheckedTemplate(basePath = "people")
    record Enter(Person person, String code) implements TemplateInstance {}

    @GET
    @Path("/enter/{code}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response ask(@PathParam("code") String code) {
        Person person = people.holder(code).orElseThrow(() -> new Refusal(410, "people_refusal_code"));
        return Response.ok(new Enter(person, code))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // not no-referrer: the browser would then send the form with "Origin: null", which is another site's
                .header("Referrer-Policy", "same-origin")
                .build();
    }

    @POST
    @Path("/enter/{code}")
    @PermitAll
    public Response enter(
            @PathParam("lang") String lang,
            @PathParam("code") String code,
            @CookieParam(VisitMechanism.COOKIE) @DefaultValue("") String former,
            @Context UriInfo uri) {
        String token = people.enter(code, former);
        return Response.seeOther(URI.create("/" + lang))
                .cookie(cookie(token, (int) settings.visitLasts().toSeconds(), uri))
                .build();
    }

    @POST
    @Path("/leave")
    @PermitAll
    public Response leave(
            @PathParam("lang") String lang,
            @CookieParam(VisitMechanism.COOKIE) @DefaultValue("") String token,
            @Context UriInfo uri) {
        people.leave(token);
        return Response.seeOther(URI.create("/" + lang))
                .cookie(cookie("", 0, uri))
                .build();
    }

    private static NewCookie cookie(String token, int seconds, UriInfo uri) {
        return new NewCookie.Builder(VisitMechanism.COOKIE)
                .value(token)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(uri.getRequestUri().getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
