package org.prodays.slides;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** A file on its way, in pieces of at most 1 MiB, and how far it has come; and the file itself, to be taken away where that is offered. */
@Path("/{lang:ar|fr|en}/sessions/{session}/slides/files")
@RunOnVirtualThread
public class UploadPages {

    private final Uploads uploads;
    private final ShownUploads shown;
    private final UploadFiles files;
    private final SlidesSettings settings;
    private final SlidesGuard guard;
    private final SecurityIdentity identity;
    private final Reader reader;

    UploadPages(
            Uploads uploads,
            ShownUploads shown,
            UploadFiles files,
            SlidesSettings settings,
            SlidesGuard guard,
            SecurityIdentity identity,
            Reader reader) {
        this.uploads = uploads;
        this.shown = shown;
        this.files = files;
        this.settings = settings;
        this.guard = guard;
        this.identity = identity;
        this.reader = reader;
    }

    /** How many bytes of a file are here. */
    record Received(long received) {}

    @POST
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.APPLICATION_JSON)
    public ShownUpload begin(
            @PathParam("session") String key,
            @FormParam("name") @Nullable String name,
            @FormParam("bytes") long bytes,
            @FormParam("place") @Nullable String place)
            throws IOException {
        Session session = guard.session(key, identity);
        var brought = Brought.of(name, bytes, "follows".equals(place), settings.largestMb());
        return shown.of(uploads.begin(session, SlidesGuard.person(identity), brought), reader.language());
    }

    @PUT
    @Path("/{upload}")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_JSON)
    public Received take(
            @PathParam("session") String key,
            @PathParam("upload") String upload,
            @QueryParam("from") long from,
            byte[] piece)
            throws IOException {
        Session session = guard.session(key, identity);
        return new Received(uploads.take(uploads.upload(session, SlidesGuard.id(upload)), from, piece));
    }

    @GET
    @Path("/{upload}")
    @RolesAllowed({Role.Names.PROFESSIONAL, Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.APPLICATION_JSON)
    public Response progress(@PathParam("session") String key, @PathParam("upload") String upload) throws IOException {
        Session session = guard.session(key, identity);
        var now = shown.of(uploads.upload(session, SlidesGuard.id(upload)), reader.language());
        return Response.ok(now).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** The file itself: for everybody where it is offered, else for those who may change the slides. */
    @GET
    @Path("/{upload}/original")
    @PermitAll
    public Response original(@PathParam("session") String key, @PathParam("upload") String id) {
        Session session = guard.session(key);
        if (!shown.offered(session)) {
            guard.session(key, identity);
        }
        Upload upload = uploads.upload(session, SlidesGuard.id(id));
        if (upload.state() != Upload.State.READY) {
            throw new Refusal(404, "slides_refusal_no_file");
        }
        return Response.ok(files.file(upload).toFile(), upload.kind().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(upload.file()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** As RFC 8187 wants it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
