package org.prodays.captioning;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.BadCaptions;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.ReplayCaptions;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.media.Replay;
import org.prodays.people.Role;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/** The captions of a session's replay: a file may take the place of those that were said, and go again. Works without a script. */
@Path("/{lang:ar|fr|en}/captions/{session}/replay")
@RunOnVirtualThread
public class ReplayCaptionPages {

    private final Programme programme;
    private final Stage stage;
    private final Reader reader;

    ReplayCaptionPages(Programme programme, Stage stage, Reader reader) {
        this.programme = programme;
        this.stage = stage;
        this.reader = reader;
    }

    /** What was wrong with a file for the captions of a language. */
    record Wrong(String language, String words) {}

    /** The page; {@code wrong} stands beside the form that brought it. */
    @CheckedTemplate(basePath = "captioning")
    record CaptionUpload(
            Session session,
            List<ReplayCaptionRow> rows,
            @Nullable Wrong wrong) implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("session") String key) {
        return page(session(key), 200, null);
    }

    /** Takes a file to be looked at: WebVTT or SubRip of at most 1 MiB. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response propose(
            @PathParam("session") String key,
            @RestForm("captions") @Nullable String tag,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        Session session = session(key);
        var replay = replay(session);
        var language = language(tag);
        var captions = replay.captions().replay(language);
        if (file == null || file.size() == 0) {
            return wrong(session, language, "captioning_bad_no_file", Map.of());
        }
        try {
            captions.propose(
                    Files.readAllBytes(file.uploadedFile()), replay.duration().toNanos() / 1_000);
            return back(session, tag);
        } catch (BadCaptions bad) {
            return wrong(session, language, "captioning_bad_" + bad.reason().key(), Map.of("line", bad.line()));
        }
    }

    private Response wrong(Session session, CaptionLanguage language, String why, Map<String, Integer> where) {
        return page(session, 400, new Wrong(language.tag(), Texts.say(reader.language(), why, where)));
    }

    @POST
    @Path("/replace")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response replace(@PathParam("session") String key, @FormParam("captions") @Nullable String tag) {
        return change(key, tag, ReplayCaptions::replace);
    }

    @POST
    @Path("/discard")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response discard(@PathParam("session") String key, @FormParam("captions") @Nullable String tag) {
        return change(key, tag, ReplayCaptions::discard);
    }

    /** Goes back to the captions that were said live. */
    @POST
    @Path("/restore")
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response restore(@PathParam("session") String key, @FormParam("captions") @Nullable String tag) {
        return change(key, tag, ReplayCaptions::restore);
    }

    private Response change(String key, @Nullable String tag, Consumer<ReplayCaptions> change) {
        Session session = session(key);
        change.accept(replay(session).captions().replay(language(tag)));
        stage.captioned(session.id());
        return back(session, tag);
    }

    private Response back(Session session, @Nullable String tag) {
        String page = "/" + reader.language().tag() + "/captions/" + session.key() + "/replay#captions-" + tag;
        return Response.seeOther(URI.create(page)).build();
    }

    private Response page(Session session, int status, @Nullable Wrong wrong) {
        var captions = replay(session).captions();
        var rows = Arrays.stream(CaptionLanguage.values())
                .map(language -> ReplayCaptionRow.of(language, captions.replay(language)))
                .toList();
        return Response.status(status)
                .entity(new CaptionUpload(session, rows, wrong))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Session session(String key) {
        return programme.session(key).orElseThrow(() -> new Refusal(404, "stage_refusal_no_session"));
    }

    private Replay replay(Session session) {
        return stage.replay(session.id())
                .filter(Replay::ended)
                .orElseThrow(() -> new Refusal(409, "captioning_refusal_no_replay"));
    }

    private static CaptionLanguage language(@Nullable String tag) {
        return CaptionLanguage.of(tag == null ? "" : tag)
                .orElseThrow(() -> new Refusal(400, "captioning_refusal_malformed"));
    }
}
