package org.prodays.attendance;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;
import org.prodays.programme.SessionPart;

/** On a session's page: how one followed it oneself and, for who brings trainees or counts them, the ways to do so. */
@ApplicationScoped
class AttendancePart implements SessionPart {

    private final Attendance attendance;
    private final Visitor visitor;

    AttendancePart(Attendance attendance, Visitor visitor) {
        this.attendance = attendance;
        this.visitor = visitor;
    }

    /** The section; {@code own} is null where the visitor did not follow it. */
    @CheckedTemplate(basePath = "attendance")
    record SessionAttendancePart(Session session, @Nullable Attended own, boolean mayOpen, boolean counts, String lang)
            implements TemplateInstance {}

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String html(Session session, Language language) {
        return visitor.person().map(person -> html(session, language, person)).orElse("");
    }

    private String html(Session session, Language language, Person person) {
        var own = attendance.mine(person, session).orElse(null);
        boolean brings = person.role() == Role.COORDINATOR || person.role() == Role.ORGANISER;
        boolean mayOpen = brings && session.state() != Session.State.ENDED;
        boolean counts = brings && session.openedAt() != null;
        if (own == null && !mayOpen && !counts) {
            return "";
        }
        return new SessionAttendancePart(session, own, mayOpen, counts, language.tag())
                .setAttribute("language", language)
                .render();
    }
}
