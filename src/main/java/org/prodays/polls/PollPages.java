package org.prodays.polls;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.prodays.ground.Csv;
import org.prodays.ground.Language;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Role;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** The results of a session's polls as a table for spreadsheets: sums, never who answered what. */
@Path("/{lang:ar|fr|en}/sessions/{session}/polls.csv")
@RunOnVirtualThread
public class PollPages {

    private final Polls polls;
    private final Programme programme;
    private final Reader reader;

    PollPages(Polls polls, Programme programme, Reader reader) {
        this.polls = polls;
        this.programme = programme;
        this.reader = reader;
    }

    @GET
    @RolesAllowed({Role.Names.MODERATOR, Role.Names.ORGANISER})
    public Response file(@PathParam("session") String key) {
        Session session = programme.session(key).orElseThrow(() -> new Refusal(404, "hall_refusal_no_session"));
        Language language = reader.language();
        var csv = new Csv();
        csv.row(List.of("poll", "kind", "opened", "choice", "people", "answered", "right").stream()
                .map(column -> Texts.say(language, "polls_file_" + column))
                .toList());
        for (Polls.Answered one : polls.of(session.id())) {
            if (one.poll().times().openedAt() != null) {
                add(csv, one, language);
            }
        }
        return Response.ok(csv.text(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"polls-" + session.key() + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static void add(Csv csv, Polls.Answered one, Language language) {
        Wording wording = one.poll().wording();
        for (Result result : Result.of(one)) {
            csv.row(List.of(
                    wording.text(),
                    Texts.say(language, "polls_kind_" + wording.kind().word()),
                    String.valueOf(one.poll().times().openedAt()),
                    result.words(),
                    result.people(),
                    one.tally().people(),
                    result.right() ? Texts.say(language, "polls_file_yes") : ""));
        }
    }
}
