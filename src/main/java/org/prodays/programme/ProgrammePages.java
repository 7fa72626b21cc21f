package org.prodays.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.people.Visitor;

/** The public pages of the edition: its home, its programme, each session. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class ProgrammePages {

    private final Programme programme;
    private final Visitor visitor;
    private final Reader reader;
    private final Clock clock;
    private final Resolving resolving;
    private final Instance<SessionPart> parts;

    ProgrammePages(
            Programme programme,
            Visitor visitor,
            Reader reader,
            Clock clock,
            Resolving resolving,
            @Any Instance<SessionPart> parts) {
        this.programme = programme;
        this.visitor = visitor;
        this.reader = reader;
        this.clock = clock;
        this.resolving = resolving;
        this.parts = parts;
    }

    /** The page before the first import. */
    @CheckedTemplate(basePath = "programme")
    record NoEdition() implements TemplateInstance {}

    /** The edition's home. */
    @CheckedTemplate(basePath = "programme")
    record Home(
            Overview overview,
            List<Showing> onAir,
            @Nullable Showing next,
            List<Showing> own,
            List<Moved> moved) implements TemplateInstance {}

    /** The sessions of one day. */
    record DayOf(LocalDate date, boolean today, List<Showing> sessions) {}

    /** The programme by day. */
    @CheckedTemplate(basePath = "programme")
    record ProgrammeByDay(
            Overview overview,
            ProgrammeFilter filter,
            List<Overview.Day> days,
            List<Overview.Share> sectors,
            List<DayOf> found,
            int count)
            implements TemplateInstance {}

    /** A session's page, with the HTML that the later rooms add to it. */
    @CheckedTemplate(basePath = "programme")
    record SessionPage(Edition edition, Showing shown, List<String> parts) implements TemplateInstance {}

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance home() {
        return programme.edition().map(this::home).orElseGet(NoEdition::new);
    }

    @GET
    @Path("/programme")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance byDay(
            @QueryParam("sector") @DefaultValue("") String sector, @QueryParam("day") @DefaultValue("") String day) {
        return programme
                .edition()
                .<TemplateInstance>map(edition -> byDay(
                        new Overview(edition, programme.sessions(), clock.instant()), ProgrammeFilter.of(sector, day)))
                .orElseGet(NoEdition::new);
    }

    @GET
    @Path("/sessions/{key}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance session(@PathParam("key") String key) {
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
        return new SessionPage(programme.edition().orElseThrow(), shown(session, clock.instant()), added(session));
    }

    private TemplateInstance home(Edition edition) {
        Instant now = clock.instant();
        var overview = new Overview(edition, programme.sessions(), now);
        List<Showing> all = shown(overview.sessions(), now);
        return new Home(
                overview,
                all.stream().filter(Showing::onAir).toList(),
                programme.next(now).map(session -> shown(session, now)).orElse(null),
                all.stream().filter(Showing::own).toList(),
                moved());
    }

    /** For the organiser only. */
    private List<Moved> moved() {
        return visitor.person()
                        .filter(person -> person.role() == Role.ORGANISER)
                        .isPresent()
                ? resolving.unseen()
                : List.of();
    }

    private ProgrammeByDay byDay(Overview overview, ProgrammeFilter filter) {
        List<Session> wanted = filter.among(overview.sessions());
        List<DayOf> found = wanted.stream()
                .map(session -> session.slot().day())
                .distinct()
                .map(date -> dayOf(overview, date, wanted))
                .toList();
        return new ProgrammeByDay(
                overview, filter, overview.days(filter), overview.sectors(filter), found, wanted.size());
    }

    private DayOf dayOf(Overview overview, LocalDate date, List<Session> wanted) {
        List<Session> sessions = wanted.stream()
                .filter(session -> session.slot().day().equals(date))
                .toList();
        return new DayOf(date, date.equals(overview.today()), shown(sessions, overview.now()));
    }

    private List<String> added(Session session) {
        return parts.stream()
                .sorted(Comparator.comparingInt(SessionPart::order))
                .map(part -> part.html(session, reader.language()))
                .filter(html -> !html.isBlank())
                .toList();
    }

    private List<Showing> shown(List<Session> sessions, Instant now) {
        return sessions.stream().map(session -> shown(session, now)).toList();
    }

    private Showing shown(Session session, Instant now) {
        return new Showing(session, now, visitor.signedIn());
    }
}
