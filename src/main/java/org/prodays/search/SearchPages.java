package org.prodays.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.prodays.ground.Reader;
import org.prodays.ground.Texts;

/** Where readers look for something. */
@Path("/{lang:ar|fr|en}/search")
@RunOnVirtualThread
public class SearchPages {

    private final Search search;

    private final Reader reader;

    SearchPages(Search search, Reader reader) {
        this.search = search;
        this.reader = reader;
    }

    /** What was found of one kind. */
    record Group(String kind, String title, List<Found> found) {}

    /** The page; {@code query} as it was typed, the kind of the best first. */
    @CheckedTemplate(basePath = "search")
    record SearchPage(String query, List<Group> groups, int count) implements TemplateInstance {}

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("q") @DefaultValue("") String query) {
        String typed =
                query.substring(0, Math.min(query.length(), Term.LONGEST_QUERY)).strip();
        List<Found> found = search.find(typed);
        List<Group> groups = found.stream()
                .map(Found::kind)
                .distinct()
                .map(kind -> new Group(
                        kind,
                        Texts.say(reader.language(), "search_kind_" + kind),
                        found.stream().filter(one -> one.kind().equals(kind)).toList()))
                .toList();
        return new SearchPage(typed, groups, found.size());
    }
}
