package org.prodays.hall;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;

/** "My questions": what the visitor has asked in all sessions; to professionals also what was left unanswered in theirs. */
@Path("/{lang:ar|fr|en}/questions")
@RunOnVirtualThread
public class OwnPages {

    private final OwnQuestions own;
    private final TradeQuestions tradeQuestions;
    private final Writing writing;
    private final Visitor visitor;
    private final Reader reader;
    private final Ids ids;

    OwnPages(
            OwnQuestions own, TradeQuestions tradeQuestions, Writing writing, Visitor visitor, Reader reader, Ids ids) {
        this.own = own;
        this.tradeQuestions = tradeQuestions;
        this.writing = writing;
        this.visitor = visitor;
        this.reader = reader;
        this.ids = ids;
    }

    /** An answer that was refused: to which question, what was written, and why. */
    private record Wrong(String question, String written, String why) {}

    /** A question left over: what stands in its box, and why that was refused. */
    record LeftRow(
            Question question, String written, @Nullable String why) {}

    /** What was left over in a session. */
    record LeftRows(Session session, List<LeftRow> rows) {}

    /** The page; {@code key} goes with whatever answer is sent from it. */
    @CheckedTemplate(basePath = "hall")
    record OwnPage(List<OwnRow> rows, List<Waiting> waiting, List<LeftRows> left, String key)
            implements TemplateInstance {}

    @GET
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response own() {
        return page(200, null);
    }

    /** Where the language switch of a refused answer leads. */
    @GET
    @Path("/{question}/answer")
    @RolesAllowed(Role.Names.PROFESSIONAL)
    public Response afterAnswer() {
        return Response.seeOther(address("")).build();
    }

    @POST
    @Path("/{question}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.PROFESSIONAL)
    @Produces(MediaType.TEXT_HTML)
    public Response answer(@PathParam("question") String question, MultivaluedMap<String, String> form) {
        Person professional = visitor.require();
        String written = Optional.ofNullable(form.getFirst("words")).orElse("");
        try {
            UUID id = AskPages.id(question);
            var reply = Reply.written(written, reader.language(), professional.id());
            writing.write(professional, id, FormKey.of(form), reply);
            return Response.seeOther(address("#question-" + id)).build();
        } catch (Refusal refusal) {
            return page(refusal.status(), new Wrong(question, written, Texts.say(reader.language(), refusal)));
        }
    }

    private Response page(int status, @Nullable Wrong wrong) {
        Person person = visitor.require();
        var page = new OwnPage(
                own.of(person), tradeQuestions.waitingOf(person), leftTo(person, wrong), FormKey.fresh(ids));
        return Response.status(status)
                .entity(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private List<LeftRows> leftTo(Person person, @Nullable Wrong wrong) {
        if (person.role() != Role.PROFESSIONAL) {
            return List.of();
        }
        return writing.leftTo(person).stream()
                .map(left -> new LeftRows(
                        left.session(),
                        left.questions().stream()
                                .map(question -> left(question, wrong))
                                .toList()))
                .toList();
    }

    private static LeftRow left(Question question, @Nullable Wrong wrong) {
        if (wrong != null && wrong.question().equals(question.id().toString())) {
            return new LeftRow(question, wrong.written(), wrong.why());
        }
        @Nullable Reply reply = question.standing().reply();
        return new LeftRow(question, reply == null ? "" : reply.text(), null);
    }

    private URI address(String place) {
        return URI.create("/" + reader.language().tag() + "/questions" + place);
    }
}
