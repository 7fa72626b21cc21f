package org.prodays.attendance;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Zones;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** A coordinator's classrooms: opening one, its roll, its big screen, its attendance. */
@Path("/{lang:ar|fr|en}/viewings")
@RunOnVirtualThread
public class ViewingPages {

    private final Viewings viewings;
    private final Room room;
    private final Attendance attendance;
    private final Programme programme;
    private final Visitor visitor;
    private final Reader reader;

    ViewingPages(
            Viewings viewings, Room room, Attendance attendance, Programme programme, Visitor visitor, Reader reader) {
        this.viewings = viewings;
        this.room = room;
        this.attendance = attendance;
        this.programme = programme;
        this.visitor = visitor;
        this.reader = reader;
    }

    /** A classroom on the coordinator's list. */
    record Row(ViewingStore.Counted counted, Session session) {}

    /** Her classrooms and the form for a new one; {@code chosen} is the key of the session that is chosen already. */
    @CheckedTemplate(basePath = "attendance")
    record ViewingList(List<Row> rows, List<Session> sessions, String chosen) implements TemplateInstance {}

    /** A seat and what its trainee has followed so far. */
    record SeatRow(
            RollSeat seat,
            @Nullable LocalDateTime since,
            @Nullable Attended attended) {}

    /** The roll. */
    @CheckedTemplate(basePath = "attendance")
    record RollPage(Session session, ViewingStore.Counted counted, List<SeatRow> rows, long waiting, PresenceRule rule)
            implements TemplateInstance {}

    /** The page for the big screen; {@code code} is null once it is closed. */
    @CheckedTemplate(basePath = "attendance")
    record ScreenPage(
            Session session,
            ViewingStore.Counted counted,
            @Nullable QrPicture code,
            String address) implements TemplateInstance {}

    @GET
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(@QueryParam("session") @DefaultValue("") String chosen) {
        var rows = viewings.of(visitor.require()).stream()
                .flatMap(counted ->
                        programme
                                .session(counted.viewing().session())
                                .map(session -> new Row(counted, session))
                                .stream())
                .toList();
        var sessions = programme.sessions().stream()
                .filter(session -> session.state() != Session.State.ENDED)
                .toList();
        return new ViewingList(rows, sessions, chosen);
    }

    @POST
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response open(
            @FormParam("session") @DefaultValue("") String key,
            @FormParam("establishment") @DefaultValue("") String establishment,
            @FormParam("names") @DefaultValue("") String names) {
        var session = programme.session(key).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
        return to(viewings.open(visitor.require(), session, establishment, names), "");
    }

    @GET
    @Path("/{number:[0-9]+}")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response roll(@PathParam("number") long number) {
        var counted = viewings.seen(visitor.require(), number);
        var session = session(counted);
        var seats = viewings.roll(counted.viewing());
        Map<UUID, Attended> attended =
                attendance.of(session, seats.stream().map(RollSeat::who).toList());
        var rows = seats.stream()
                .map(seat -> new SeatRow(seat, since(session, seat), attended.get(seat.who())))
                .toList();
        long waiting = seats.stream().filter(seat -> seat.claim() != null).count();
        return Response.ok(new RollPage(session, counted, rows, waiting, attendance.rule()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{number:[0-9]+}/screen")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public Response screen(@PathParam("number") long number) {
        var counted = viewings.seen(visitor.require(), number);
        var session = session(counted);
        boolean takesIn = counted.viewing().open() && session.state() != Session.State.ENDED;
        String address = reader.origin() + "/" + reader.language().tag() + "/room/" + number + "/"
                + room.codeNow(counted.viewing());
        var page = new ScreenPage(session, counted, takesIn ? QrPicture.of(address) : null, address);
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @GET
    @Path("/{number:[0-9]+}/attendance.csv")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response file(@PathParam("number") long number) {
        var counted = viewings.seen(visitor.require(), number);
        var session = session(counted);
        var time = attendance.timeOf(session).orElse(null);
        var file = new AttendanceFile(session, time, attendance.rule(), reader.language());
        var seats = viewings.roll(counted.viewing());
        var attended = attendance.of(session, seats.stream().map(RollSeat::who).toList());
        for (var seat : seats) {
            var one = attended.get(seat.who());
            if (one != null) {
                file.add(one);
            } else {
                file.addAbsent(new Attendee(
                        seat.who(),
                        Localized.same(seat.name()),
                        null,
                        null,
                        counted.viewing().establishment()));
            }
        }
        return AttendancePages.csv(file, session.key() + "-" + number);
    }

    @POST
    @Path("/{number:[0-9]+}/names")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response add(@PathParam("number") long number, @FormParam("names") @DefaultValue("") String names) {
        viewings.list(visitor.require(), number, names);
        return to(number, "");
    }

    @POST
    @Path("/{number:[0-9]+}/close")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response close(@PathParam("number") long number) {
        viewings.close(visitor.require(), number);
        return to(number, "");
    }

    @POST
    @Path("/{number:[0-9]+}/reopen")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    public Response reopen(@PathParam("number") long number) {
        viewings.reopen(visitor.require(), number);
        return to(number, "");
    }

    private Response to(long number, String anchor) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/viewings/" + number + anchor))
                .build();
    }

    private Session session(ViewingStore.Counted counted) {
        return programme
                .session(counted.viewing().session())
                .orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
    }

    private static @Nullable LocalDateTime since(Session session, RollSeat seat) {
        var since = seat.since();
        return since == null ? null : Zones.wallTime(session.slot().zone(), since);
    }
}
