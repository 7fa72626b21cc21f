package org.prodays.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.programme.Session;

/** What the scripts of the hall and of the desk are given in their pages. */
@ApplicationScoped
class Islands {

    private final ObjectMapper json;

    Islands(ObjectMapper json) {
        this.json = json;
    }

    /** The hall's: its state, and what the reader has asked and voted for. */
    record ForHall(
            String session,
            String socket,
            boolean signedIn,
            ToReader.Snapshot now,
            List<OwnQuestion> mine,
            Set<String> voted,
            Map<String, String> texts) {}

    /** The desk's. */
    record ForDesk(
            String session, String socket, ToReader.Snapshot now, KeepingView keeping, Map<String, String> texts) {}

    String hall(
            Session session,
            ToReader.Snapshot now,
            List<OwnQuestion> mine,
            Set<String> voted,
            boolean signedIn,
            Language language) {
        String socket = "/hall/" + session.key() + "?language=" + language.tag();
        return written(new ForHall(session.key(), socket, signedIn, now, mine, voted, texts(language, "hall_live_")));
    }

    String desk(Session session, ToReader.Snapshot now, KeepingView keeping, Language language) {
        String socket = "/desk/" + session.key() + "?language=" + language.tag();
        return written(new ForDesk(session.key(), socket, now, keeping, texts(language, "hall_desk_")));
    }

    private static Map<String, String> texts(Language language, String prefix) {
        return Texts.beginningWith(language, prefix).entrySet().stream()
                .collect(Collectors.toMap(text -> text.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** JSON that can stand in a script element: no {@code <} ends it early (HTML, section 4.12.1.3). */
    private String written(Object data) {
        try {
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
