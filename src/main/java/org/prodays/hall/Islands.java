package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.trades.Trade;

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
            Map<String, String> trades,
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
                withReasons(seat.language(), "hall_live_")));
    }

    String desk(Seat seat, ToReader.Snapshot now, KeepingView keeping) {
        return written(new ForDesk(
                seat.session().key(),
                socket("desk", seat),
                true,
                now,
                keeping,
                trades(seat),
                forParts(seat),
                withReasons(seat.language(), "hall_desk_")));
    }

    /** The names of the session's trades, by key. */
    private static Map<String, String> trades(Seat seat) {
        return seat.session().trades().stream()
                .collect(Collectors.toMap(Trade::key, trade -> trade.name().in(seat.language())));
    }

    private static String socket(String side, Seat seat) {
        return "/" + side + "/" + seat.session().key() + "?language="
                + seat.language().tag();
    }

    private ForParts forParts(Seat seat) {
        return new ForParts(parts.own(seat.session(), seat.person()), parts.texts(seat.side(), seat.language()));
    }

    /** The hall's texts of one prefix, without it, and the reasons for which questions are declined. */
    private static Map<String, String> withReasons(Language language, String prefix) {
        var texts = new HashMap<>(texts(language, prefix));
        texts(language, "hall_reason_").forEach((reason, text) -> texts.put("reason_" + reason, text));
        return texts;
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
