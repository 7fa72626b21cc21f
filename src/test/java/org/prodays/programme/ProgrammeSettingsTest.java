package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgrammeSettingsTest {

    @Test
    void the_demonstration_is_loaded_unless_it_is_refused() {
        assertTrue(settings(Map.of()).demo());
        assertFalse(settings(Map.of("prodays.demo", "false")).demo());
    }

    @Test
    void other_settings_of_the_program_are_not_claimed() {
        assertTrue(settings(Map.of("prodays.database.url", "x", "prodays.jar", "y"))
                .demo());
    }

    @Test
    void a_misspelt_setting_stops_the_start() {
        assertThrows(RuntimeException.class, () -> settings(Map.of("prodays.demo.enabled", "false")));
    }

    private static ProgrammeSettings settings(Map<String, String> given) {
        var config = new SmallRyeConfigBuilder().withMapping(ProgrammeSettings.class);
        given.forEach(config::withDefaultValue);
        return config.build().getConfigMapping(ProgrammeSettings.class);
    }
}
