package org.prodays;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prodays.attendance.AttendanceSettings;
import org.prodays.audience.AudienceSettings;
import org.prodays.ground.GroundSettings;
import org.prodays.ground.StartFailure;
import org.prodays.media.MediaSettings;
import org.prodays.people.PeopleSettings;
import org.prodays.programme.ProgrammeSettings;
import org.prodays.slides.SlidesSettings;
import org.prodays.stage.StageSettings;

/** All settings of the house, checked before anything is started. {@code docs/settings.md} explains each. */
final class Settings {

    /** One documented interface per room. */
    static final List<Class<?>> INTERFACES = List.of(
            LaunchSettings.class,
            GroundSettings.class,
            PeopleSettings.class,
            ProgrammeSettings.class,
            AttendanceSettings.class,
            MediaSettings.class,
            StageSettings.class,
            SlidesSettings.class,
            AudienceSettings.class);

    private static final Pattern PROPERTY = Pattern.compile("property (prodays\\.[a-z0-9.-]+)");
    private static final int LARGEST_PORT = 65_535;
    private static final int CLOSE = 4;

    private Settings() {}

    static List<Setting> all() {
        return INTERFACES.stream()
                .flatMap(settings -> Setting.of(settings).stream())
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    /**
     * Reads the environment and the system properties.
     *
     * @throws StartFailure with the name of the first wrong setting and what it takes
     */
    static LaunchSettings load() {
        try {
            var builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDefaultSources()
                    .addDiscoveredConverters();
            INTERFACES.forEach(builder::withMapping);
            builder.withMappingIgnore("prodays.**");
            return checked(builder.build());
        } catch (ConfigValidationException e) {
            throw new StartFailure(line(e.getProblem(0).getMessage()), e);
        }
    }

    /** The line for a fault that the configuration library tells in its own words. */
    static String line(String fault) {
        var name = PROPERTY.matcher(fault);
        if (name.find()) {
            for (var setting : all()) {
                if (setting.name().equals(name.group(1))) {
                    return setting.variable() + " takes " + setting.takes() + ".";
                }
            }
        }
        return "A setting is wrong: " + fault;
    }

    private static LaunchSettings checked(SmallRyeConfig config) {
        var settings = config.getConfigMapping(LaunchSettings.class);
        if (settings.port() < 1 || settings.port() > LARGEST_PORT) {
            throw new StartFailure(
                    "PRODAYS_PORT takes a whole number from 1 to " + LARGEST_PORT + ", not " + settings.port() + ".");
        }
        var url = settings.database().url();
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql://")) {
            throw new StartFailure("PRODAYS_DATABASE_URL takes jdbc:postgresql://host:port/name.");
        }
        return settings;
    }

    /** A line for each variable that looks like a setting and is none. */
    static List<String> unknown(Set<String> environment) {
        var known = all().stream().map(Setting::variable).collect(Collectors.toSet());
        return environment.stream()
                .filter(name -> name.startsWith("PRODAYS_") && !known.contains(name))
                .sorted()
                .map(name -> name + " is no setting"
                        + nearest(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; docs/settings.md lists them."))
                .toList();
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(other -> distance(name, other) <= CLOSE);
    }

    /** How many letters to add, take away or exchange (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchange = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchange, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
