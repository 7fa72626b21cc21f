package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

class ProgrammeTextsTest {

    private static final Pattern KEY = Pattern.compile("\"(programme_[a-z0-9_]+)\"");

    @Test
    void every_text_exists_in_the_three_languages_with_the_same_arguments() {
        for (var key : keys(Language.EN)) {
            assertEquals(arguments(Language.EN, key), arguments(Language.FR, key), key);
            assertEquals(arguments(Language.EN, key), arguments(Language.AR, key), key);
        }
        assertEquals(keys(Language.EN), keys(Language.FR));
        assertEquals(keys(Language.EN), keys(Language.AR));
    }

    @Test
    void every_text_that_the_room_speaks_exists() throws IOException {
        var spoken = new TreeSet<String>();
        try (var sources = Files.list(Path.of("src/main/java/org/prodays/programme"))) {
            for (var source : sources.toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> spoken.add(found.group(1)));
            }
        }
        // those that FileValue.suggest makes
        var near = keys(Language.EN).stream()
                .filter(key -> key.endsWith("_near"))
                .map(key -> key.substring(0, key.length() - "_near".length()))
                .toList();
        assertTrue(spoken.size() > 40, spoken.toString());
        assertTrue(keys(Language.EN).containsAll(spoken), () -> {
            spoken.removeAll(keys(Language.EN));
            return spoken.toString();
        });
        assertTrue(spoken.containsAll(near), near.toString());
    }

    private static Set<String> keys(Language language) {
        return Texts.keys(language).stream()
                .filter(key -> key.startsWith("programme_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(Language language, String key) {
        var pattern = Texts.beginningWith(language, key).get(key);
        return pattern == null ? Set.of() : new MessageFormat(pattern, language.locale()).getArgumentNames();
    }
}
