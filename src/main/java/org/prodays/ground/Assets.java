package org.prodays.ground;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The islands and the style sheet under the names they were built with, which change with their content: {@code {asset:url('hall.js')}}. */
@TemplateExtension(namespace = "asset")
final class Assets {

    private static final Map<String, String> NAMES = read();

    private Assets() {}

    static String url(String name) {
        @Nullable String built = NAMES.get(name);
        if (built == null) {
            throw new IllegalArgumentException("no island or style sheet " + name);
        }
        return "/assets/" + built;
    }

    private static Map<String, String> read() {
        try (var stream = Assets.class.getResourceAsStream("/assets.json")) {
            if (stream == null) {
                return Map.of();
            }
            @SuppressWarnings("unchecked")
            Map<String, String> names = new ObjectMapper().readValue(stream, Map.class);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
