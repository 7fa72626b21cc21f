package org.prodays.hall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import org.prodays.ground.Ids;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;
import org.prodays.trades.Trades;

/** Asking and voting by forms, in a session or on a trade: what needs no script. What was written is never lost with a refusal. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class AskPages {

    private final Programme programme;
    private final Trades trades;
    private final Asking asking;
    private final Visitor visitor;
    private final Reader reader;
    private final Ids ids;

    AskPages(Programme programme, Trades trades, Asking asking, Visitor visitor, Reader reader, Ids ids) {
        this.programme = programme;
        this.trades = trades;
        this.asking = asking;
        this.visitor = visitor;
        this.reader = reader;
        this.ids = ids;
    }

    /** The page of the box: with what is like the question, or with what was wrong with it, and what the others have asked. */
    @CheckedTemplate(basePath = "hall")
    record AskPage(
            AskPlace place,
            AskBox box,
            List<PreparedQuestion> near,
            List<PreparedQuestion> questions,
            @Nullable String wrong,
            boolean signedIn)
            implements TemplateInstance {}

    @GET
    @Path("/sessions/{session}/questions")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response ofSession(@PathParam("session") String key) {
        return page(200, AskPlace.of(session(key)), AskForm.EMPTY, List.of(), null);
    }

    @GET
    @Path("/trades/{trade}/questions")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response ofTrade(@PathParam("trade") String key) {
        return page(200, asking.place(trade(key)), AskForm.EMPTY, List.of(), null);
    }

    @POST
    @Path("/sessions/{session}/questions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response askInSession(@PathParam("session") String key, MultivaluedMap<String, String> form) {
        return ask(AskPlace.of(session(key)), form);
    }

    @POST
    @Path("/trades/{trade}/questions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response askOnTrade(@PathParam("trade") String key, MultivaluedMap<String, String> form) {
        return ask(asking.place(trade(key)), form);
    }

    /** A vote, or its taking back when {@code given} is {@code false}. */
    @POST
    @Path("/sessions/{session}/questions/{question}/vote")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.SIGNED_IN)
    public Response vote(
            @PathParam("session") String key,
            @PathParam("question") String question,
            MultivaluedMap<String, String> form) {
        boolean given = !"false".equals(form.getFirst("given"));
        AskPlace place = AskPlace.of(session(key));
        var vote = new FromViewer.Vote(FormKey.fresh(ids), id(question), given);
        asking.vote(visitor.require(), session(key), vote, reader.language());
        return back(place);
    }

    private Response ask(AskPlace place, MultivaluedMap<String, String> sent) {
        Person asker = visitor.require();
        AskForm form = AskForm.of(sent);
        try {
            String key = FormKey.of(sent);
            var near = asking.near(asker, place, form);
            if (!near.isEmpty()) {
                return page(200, place, form, near, null);
            }
            asking.ask(asker, place, form.ask(key), reader.language());
            return back(place);
        } catch (Refusal refusal) {
            return page(refusal.status(), place, form, List.of(), Texts.say(reader.language(), refusal));
        }
    }

    private Response page(
            int status, AskPlace place, AskForm written, List<PreparedQuestion> near, @Nullable String wrong) {
        String action = "/" + reader.language().tag() + place.path() + "/questions";
        var box = new AskBox(action, FormKey.fresh(ids), written, place.choice());
        boolean signedIn = visitor.person().isPresent();
        List<PreparedQuestion> others =
                near.isEmpty() ? asking.others(place, visitor.person().orElse(null)) : List.of();
        return Response.status(status)
                .entity(new AskPage(place, box, near, others, wrong, signedIn))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Back to where the questions are: on the session's page before the day, on their own while it is open. */
    private Response back(AskPlace place) {
        boolean open = place.trade() == null
                && place.session() != null
                && place.session().state() == Session.State.OPEN;
        String page = "/" + reader.language().tag() + place.path();
        return Response.seeOther(URI.create(open ? page + "/questions" : page + "#questions"))
                .build();
    }

    private Session session(String key) {
        return programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
    }

    private Trade trade(String key) {
        return trades.trade(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_trade"));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Hall.unknown();
        }
    }
}
