package org.prodays.slides;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What was shown when, for who watches a replay or goes back while the session goes on. */
@Path("/{lang:ar|fr|en}/sessions/{session}/slides/timeline")
@RunOnVirtualThread
public class TimelineRoutes {

    private final Timelines timelines;
    private final SlidesGuard guard;

    TimelineRoutes(Timelines timelines, SlidesGuard guard) {
        this.timelines = timelines;
        this.guard = guard;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response timeline(@PathParam("session") String key) {
        var timeline = timelines.of(guard.session(key));
        return Response.ok(timeline)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
