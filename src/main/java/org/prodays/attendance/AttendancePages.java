package org.prodays.attendance;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** The attendance of the edition and of each session: figures and a curve for coordinators and organisers, names for organisers. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class AttendancePages {

    private final Attendance attendance;
    private final Viewings viewings;
    private final Programme programme;
    private final Visitor visitor;
    private final Reader reader;

    AttendancePages(Attendance attendance, Viewings viewings, Programme programme, Visitor visitor, Reader reader) {
        this.attendance = attendance;
        this.viewings = viewings;
        this.programme = programme;
        this.visitor = visitor;
        this.reader = reader;
    }

    /** The sessions that were opened, and the rule. */
    @CheckedTemplate(basePath = "attendance")
    record AttendanceList(List<Attendance.Line> lines, PresenceRule rule) implements TemplateInstance {}

    /** One session; {@code found} and {@code plot} are null before it is opened. */
    @CheckedTemplate(basePath = "attendance")
    record SessionAttendance(
            Session session,
            Attendance.@Nullable OfSession found,
            @Nullable Plot plot,
            List<ViewingStore.Counted> viewings,
            boolean names)
            implements TemplateInstance {}

    @GET
    @Path("/attendance")
    @RolesAllowed(Role.Names.ORGANISER)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list() {
        return new AttendanceList(attendance.lines(), attendance.rule());
    }

    @POST
    @Path("/attendance/rule")
    @RolesAllowed(Role.Names.ORGANISER)
    public Response changeRule(@FormParam("percent") @Nullable String percent) {
        attendance.changeRule(visitor.require(), percent == null ? "" : percent);
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/attendance"))
                .build();
    }

    @GET
    @Path("/sessions/{session}/attendance")
    @RolesAllowed({Role.Names.COORDINATOR, Role.Names.ORGANISER})
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance session(@PathParam("session") String key) {
        var session = require(key);
        var found = attendance.of(session).orElse(null);
        var plot = found == null ? null : new Plot(found.curve(), session.slot().zone());
        boolean organiser = visitor.require().role() == Role.ORGANISER;
        var classrooms = organiser ? viewings.of(session) : List.<ViewingStore.Counted>of();
        return new SessionAttendance(session, found, plot, classrooms, organiser);
    }

    /** Made whole before it is sent, so that a slow reader holds no connection to the database: some 150 bytes a person. */
    @GET
    @Path("/sessions/{session}/attendance.csv")
    @RolesAllowed(Role.Names.ORGANISER)
    public Response file(@PathParam("session") String key) {
        var session = require(key);
        var time = attendance.timeOf(session).orElse(null);
        var file = new AttendanceFile(session, time, attendance.rule(), reader.language());
        attendance.each(session, file::add);
        return csv(file, session.key());
    }

    static Response csv(AttendanceFile file, String name) {
        return Response.ok(file.text(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance-" + name + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Session require(String key) {
        return programme.session(key).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
    }
}
