package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/** What the scripts of the hall and of the desk are given in their pages. */
@ApplicationScoped
class Islands {

    private final ObjectMapper json;
    private final Parts parts;

    Islands(ObjectMapper json, Parts parts) {
        this.json = json;
        this.parts = parts;
    }

    /** What the reader has asked and voted for. */
    record Said(List<OwnQuestion> mine, Set<String> voted) {}

    /** What the parts' scripts are given: what she alone sees of each, and the texts of each. */
    record ForParts(Map<String, RawValue> own, Map<String, Map<String, String>> texts) {}

    /** The hall's: its state, and what the reader has said. */
    record ForHall(
            String session,
            String socket,
            boolean signedIn,
            ToReader.Snapshot now,
            @JsonUnwrapped Said said,
            ForParts parts,
            Map<String, String> texts) {}

    /** The desk's. */
    record ForDesk(
            String session,
            String socket,
            boolean signedIn,
            ToReader.Snapshot now,
            KeepingView keeping,
            ForParts parts,
            Map<String, String> texts) {}

    String hall(Seat seat, ToReader.Snapshot now, Said said) {
        return written(new ForHall(
                seat.session().key(),
                socket("hall", seat),
                seat.person() != null,
                now,
                said,
                forParts(seat),
                texts(seat.language(), "hall_live_")));
    }

    String desk(Seat seat, ToReader.Snapshot now, KeepingView keeping) {
        return written(new ForDesk(
                seat.session().key(),
                socket("desk", seat),
                true,
                now,
                keeping,
                forParts(seat),
                texts(seat.language(), "hall_desk_")));
    }

    private static String socket(String side, Seat seat) {
        return "/" + side + "/" + seat.session().key() + "?language="
                + seat.language().tag();
    }

    private ForParts forParts(Seat seat) {
        return new ForParts(parts.own(seat.session().id(), seat.person()), parts.texts(seat.side(), seat.language()));
    }

    static Map<String, String> texts(Language language, String prefix) {
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
