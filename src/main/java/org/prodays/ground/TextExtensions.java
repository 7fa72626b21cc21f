package org.prodays.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;

/** {@code {m:key(arguments)}} is a text as HTML; {@code {t:key(arguments)}} the same as plain words, for attributes and titles. */
final class TextExtensions {

    private TextExtensions() {}

    @TemplateExtension(namespace = "m", matchName = TemplateExtension.ANY)
    static RawString html(
            String key, @TemplateExtension.TemplateAttribute("language") Object language, Object... arguments) {
        return new RawString(Texts.html((Language) language, key, arguments));
    }

    @TemplateExtension(namespace = "t", matchName = TemplateExtension.ANY)
    static String plain(
            String key, @TemplateExtension.TemplateAttribute("language") Object language, Object... arguments) {
        return Texts.say((Language) language, key, arguments);
    }

    /** The texts whose keys begin with {@code prefix}, unformatted, as a JSON object: what an island speaks with. */
    @TemplateExtension(namespace = "texts")
    static String startingWith(String prefix, @TemplateExtension.TemplateAttribute("language") Object language) {
        try {
            return new ObjectMapper().writeValueAsString(Texts.beginningWith((Language) language, prefix));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
