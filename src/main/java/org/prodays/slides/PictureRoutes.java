package org.prodays.slides;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.prodays.ground.Refusal;

/** The pictures of slides, for everybody and for caches: names cannot be guessed, and what one means never changes. */
@Path("/slides")
@RunOnVirtualThread
public class PictureRoutes {

    private final Pictures pictures;

    PictureRoutes(Pictures pictures) {
        this.pictures = pictures;
    }

    @GET
    @Path("/{name}")
    @PermitAll
    public Response picture(@PathParam("name") String name) {
        var file = pictures.find(name).orElseThrow(() -> new Refusal(404, "slides_refusal_no_slide"));
        return Response.ok(file.toFile(), name.endsWith(".webp") ? "image/webp" : "image/png")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
