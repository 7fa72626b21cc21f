package org.prodays.answers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The pages on which moderators and rapporteurs edit a session's answers: what was answered, and of each its clip, trades, competencies and gist. */
@Path("/{lang:ar|fr|en}/sessions/{session}/answers")
@RunOnVirtualThread
public class CapturePages {

    private final Answers answers;
    private final Editing editing;
    private final Clips clips;
    private final AnswersGuard guard;
    private final Reader reader;

    CapturePages(Answers answers, Editing editing, Clips clips, AnswersGuard guard, Reader reader) {
        this.answers = answers;
        this.editing = editing;
        this.clips = clips;
        this.guard = guard;
        this.reader = reader;
    }

    /** The session's answers; {@code desk} says whether the reader may go to its desk. */
    @CheckedTemplate(basePath = "answers")
    record AnswerList(Session session, List<ShownAnswer> answers, boolean desk) implements TemplateInstance {}

    /** The page of one answer; {@code wrong} tells what was refused, {@code typed} what stands in the form. */
    @CheckedTemplate(basePath = "answers")
    record CapturePage(
            Session session,
            Answer answer,
            CaptureForm typed,
            @Nullable ShownClip clip,
            List<Language> languages,
            @Nullable String wrong)
            implements TemplateInstance {}

    @GET
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response list(@PathParam("session") String key) {
        Session session = guard.session(key);
        var shown = answers.drafts(session.id()).stream()
                .map(clips.showing(session))
                .toList();
        return answer(200, new AnswerList(session, shown, guard.atDesk()));
    }

    @GET
    @Path("/{question}")
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("session") String key, @PathParam("question") String question) {
        Session session = guard.session(key);
        Answer answer = editing.answer(session, id(question));
        return page(
                200, session, answer, CaptureForm.of(answer, clips.of(answer).orElse(null)), null);
    }

    /** Keeps the draft; publishes it or takes it off the pages when the button says so. */
    @POST
    @Path("/{question}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response save(
            @PathParam("session") String key,
            @PathParam("question") String question,
            MultivaluedMap<String, String> form) {
        Session session = guard.session(key);
        UUID id = id(question);
        var typed = CaptureForm.of(form);
        @Nullable String act = form.getFirst("act");
        try {
            if ("withdraw".equals(act)) {
                editing.withdraw(session, id);
            } else {
                var wish = new Editing.Wish(id, typed.seen(), typed.capture(), "publish".equals(act));
                editing.save(guard.editor(), session, wish);
            }
            return Response.seeOther(address(session)).build();
        } catch (Refusal refusal) {
            String wrong = Texts.say(reader.language(), refusal);
            return page(refusal.status(), session, editing.answer(session, id), typed, wrong);
        }
    }

    private Response page(int status, Session session, Answer answer, CaptureForm typed, @Nullable String wrong) {
        @Nullable ShownClip clip = clips.of(answer).orElse(null);
        return answer(status, new CapturePage(session, answer, typed, clip, List.of(Language.values()), wrong));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private URI address(Session session) {
        return URI.create("/" + reader.language().tag() + "/sessions/" + session.key() + "/answers");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "answers_refusal_unknown");
        }
    }
}
