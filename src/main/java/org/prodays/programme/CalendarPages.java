package org.prodays.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;

/** The calendar files that phones and office programs read. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class CalendarPages {

    private final Programme programme;
    private final Reader reader;
    private final Clock clock;

    CalendarPages(Programme programme, Reader reader, Clock clock) {
        this.programme = programme;
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @Path("/sessions/{key:[a-z0-9-]+}.ics")
    @PermitAll
    public Response session(@PathParam("key") String key) {
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
        return file(calendar().of(edition(), session), key);
    }

    @GET
    @Path("/programme.ics")
    @PermitAll
    public Response all() {
        return file(calendar().of(edition(), programme.sessions()), "prodays");
    }

    private Edition edition() {
        return programme.edition().orElseThrow(() -> new Refusal(404, "programme_refusal_no_edition"));
    }

    private CalendarFile calendar() {
        String pages = reader.origin() + "/" + reader.language().tag() + "/sessions/";
        return new CalendarFile(reader.language(), clock.instant(), session -> pages + session.key());
    }

    private static Response file(String text, String name) {
        return Response.ok(text, "text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".ics\"")
                .build();
    }
}
