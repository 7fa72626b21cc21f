package org.prodays.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organiser's list of people, each of whom can be given a personal link. */
@Path("/{lang:ar|fr|en}/people")
@RunOnVirtualThread
@RolesAllowed(Role.Names.ORGANISER)
public class PeoplePages {

    private final People people;

    PeoplePages(People people) {
        this.people = people;
    }

    /** The list; {@code link} is the one just made for the person of key {@code linked}. */
    @CheckedTemplate(basePath = "people")
    record PeopleList(
            List<Person> people,
            @Nullable String linked,
            @Nullable String link) implements TemplateInstance {}

    @GET
    @RolesAllowed(Role.Names.ORGANISER)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list() {
        return new PeopleList(people.all(), null, null);
    }

    /** Where the language switch of the page of a new link leads: a link is shown once. */
    @GET
    @Path("/link")
    @RolesAllowed(Role.Names.ORGANISER)
    public Response shownOnce(@PathParam("lang") String lang) {
        return Response.seeOther(URI.create("/" + lang + "/people")).build();
    }

    @POST
    @Path("/link")
    @RolesAllowed(Role.Names.ORGANISER)
    @Produces(MediaType.TEXT_HTML)
    public Response link(@PathParam("lang") String lang, @FormParam("person") String key, @Context UriInfo uri) {
        String link = uri.getBaseUri()
                .resolve("/" + lang + "/enter/" + people.issueCode(key))
                .toString();
        return Response.ok(new PeopleList(people.all(), key, link))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
