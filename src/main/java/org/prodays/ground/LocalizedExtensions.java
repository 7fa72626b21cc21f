package org.prodays.ground;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;

/** How templates show words that stand in the three languages. */
@TemplateExtension
final class LocalizedExtensions {

    private LocalizedExtensions() {}

    /** HTML in the reader's language; where the words are lent from another one, marked with its language and direction. */
    static RawString html(Localized words, @TemplateExtension.TemplateAttribute("language") Object reader) {
        Language language = (Language) reader;
        Language shown = words.shownIn(language);
        String text = Html.escape(words.in(language));
        return new RawString(
                shown == language
                        ? text
                        : "<bdi lang=\"%s\" dir=\"%s\">%s</bdi>".formatted(shown.tag(), shown.direction(), text));
    }

    /** Plain words, for attributes and titles. */
    static String plain(Localized words, @TemplateExtension.TemplateAttribute("language") Object reader) {
        return words.in((Language) reader);
    }
}
