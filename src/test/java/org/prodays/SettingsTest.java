package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void every_rooms_settings_are_checked_before_the_start() {
        var declared = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.prodays").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertEquals(declared, Settings.INTERFACES.stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @Test
    void every_setting_stands_in_the_reference_with_its_default() throws IOException {
        var reference = Files.readString(Path.of("docs/settings.md"));
        var missing = Settings.all().stream()
                .map(setting -> "| `" + setting.variable() + "` | "
                        + setting.byDefault().map(value -> "`" + value + "`").orElse("none") + " | "
                        + setting.takes() + " | ")
                .filter(row -> !reference.contains(row))
                .toList();
        assertEquals(List.of(), missing, "rows that docs/settings.md lacks");
    }

    @Test
    void a_misspelt_variable_is_named_with_the_one_that_was_meant() {
        assertEquals(
                List.of("PRODAYS_PROT is no setting; did you mean PRODAYS_PORT?"),
                Settings.unknown(Set.of("PRODAYS_PROT", "PRODAYS_PORT", "PATH")));
    }
}
