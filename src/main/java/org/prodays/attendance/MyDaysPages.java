package org.prodays.attendance;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.prodays.ground.Refusal;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Programme;

/** What a person followed, for herself; and what her browser tells of a replay that she watches. */
@Path("/{lang:ar|fr|en}")
@RunOnVirtualThread
public class MyDaysPages {

    private final Attendance attendance;
    private final Replays replays;
    private final Programme programme;
    private final Visitor visitor;

    MyDaysPages(Attendance attendance, Replays replays, Programme programme, Visitor visitor) {
        this.attendance = attendance;
        this.replays = replays;
        this.programme = programme;
        this.visitor = visitor;
    }

    /** At how many sessions that are over she was present, and how long she followed all of them. */
    record Totals(long present, int liveMinutes, int replayMinutes) {

        static Totals of(List<Attended> attended) {
            return new Totals(
                    attended.stream()
                            .filter(one -> one.present() && !one.soFar())
                            .count(),
                    attended.stream().mapToInt(one -> one.followed().live()).sum() / 60,
                    attended.stream().mapToInt(one -> one.followed().replay()).sum() / 60);
        }
    }

    /** The sessions she followed, by time. */
    @CheckedTemplate(basePath = "attendance")
    record MyDays(List<Attended> attended, Totals totals, PresenceRule rule) implements TemplateInstance {}

    @GET
    @Path("/my-days")
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Produces(MediaType.TEXT_HTML)
    public Response mine() {
        var attended = attendance.mine(visitor.require());
        return Response.ok(new MyDays(attended, Totals.of(attended), attendance.rule()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Takes a report of a replay ({@link WatchedSeconds}), also from {@code navigator.sendBeacon}; 204 once it is kept. */
    @POST
    @Path("/sessions/{session}/watched")
    @RolesAllowed(Role.Names.SIGNED_IN)
    @Consumes(MediaType.WILDCARD)
    public Response watched(@PathParam("session") String key, String report) {
        var session = programme.session(key).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
        replays.watched(visitor.require(), session, report);
        return Response.noContent().build();
    }
}
