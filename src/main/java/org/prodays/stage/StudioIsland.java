package org.prodays.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.ground.Texts;
import org.prodays.programme.Participation;
import org.prodays.programme.Session;

/** What the studio's script is given in the page. */
record StudioIsland(String session, String socket, String probe, List<Card> cards, Map<String, String> texts) {

    private static final String TEXTS = "stage_studio_";

    /** A name card in two scripts. */
    record Card(Side arabic, Side latin) {}

    /** One script's lines of a card: who, and from where; an empty line is not drawn. */
    record Side(String first, String second) {}

    static StudioIsland of(Session session, List<Participation> parts, Language language) {
        String texts = TEXTS;
        return new StudioIsland(
                session.key(),
                "/studio/" + session.key() + "?language=" + language.tag(),
                "/" + language.tag() + "/studio/" + session.key() + "/probe",
                parts.stream().map(StudioIsland::card).toList(),
                Texts.beginningWith(language, texts).entrySet().stream()
                        .collect(Collectors.toMap(
                                text -> text.getKey().substring(texts.length()), Map.Entry::getValue)));
    }

    /** JSON that can stand in a script element: no {@code <} ends it early (HTML, section 4.12.1.3). */
    String json() {
        try {
            return FromStudio.JSON.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Card card(Participation part) {
        return new Card(side(part, Language.AR), side(part, Language.FR));
    }

    private static Side side(Participation part, Language language) {
        @Nullable Localized from = part.representing() != null ? part.representing() : part.organisation();
        String function = part.function().in(language);
        String organisation = from == null ? "" : from.in(language);
        return part.name() == null
                ? new Side(function, organisation)
                : new Side(part.name().in(language), joined(function, organisation));
    }

    private static String joined(String... words) {
        return Stream.of(words).filter(word -> !word.isBlank()).collect(Collectors.joining(" · "));
    }
}
