package org.prodays.captioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.programme.Session;
import org.prodays.stage.OnAir;

/** What the captioner's script is given in the page; {@code playlist} and {@code sound} are null while nothing was on air. */
record CaptionerIsland(
        String session,
        String lines,
        @Nullable String playlist,
        @Nullable String sound,
        Map<String, String> texts) {

    private static final String TEXTS = "captioning_live_";

    static CaptionerIsland of(Session session, OnAir onAir, Language language) {
        return new CaptionerIsland(
                session.key(),
                "/" + language.tag() + "/captions/" + session.key() + "/lines",
                onAir.playlist().orElse(null),
                onAir.soundPlaylist().orElse(null),
                Texts.beginningWith(language, TEXTS).entrySet().stream()
                        .collect(Collectors.toMap(
                                text -> text.getKey().substring(TEXTS.length()), Map.Entry::getValue)));
    }

    /** JSON that can stand in a script element: no {@code <} ends it early (HTML, section 4.12.1.3). */
    String json() {
        try {
            return TypedLine.JSON.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
