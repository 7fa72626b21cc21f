package org.prodays.hall;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/** A question as a page's form sends it; {@code anyway} when its asker has seen those that are like it. */
record AskForm(
        String words,
        @Nullable Language language,
        boolean named,
        @Nullable String trade,
        boolean anyway) {

    static final AskForm EMPTY = new AskForm("", null, false, null, false);

    static AskForm of(MultivaluedMap<String, String> form) {
        String trade = first(form, "trade");
        return new AskForm(
                first(form, "words"),
                Language.of(first(form, "language")).orElse(null),
                !first(form, "named").isEmpty(),
                trade.isEmpty() ? null : trade,
                !first(form, "anyway").isEmpty());
    }

    /** As the command that a socket would bring. */
    FromViewer.Ask ask(String key) {
        return new FromViewer.Ask(key, words, language, named, trade);
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        return Optional.ofNullable(form.getFirst(field)).orElse("");
    }
}
