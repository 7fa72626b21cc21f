package org.prodays.ground;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Before anything else, takes the newest rules of time zones that there are, and tries them on times that are known. */
@ApplicationScoped
class NewestZones {

    private static final Logger LOG = Logger.getLogger(NewestZones.class);
    private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");

    /** Wall times in Morocco on both sides of what changed, and when they were. */
    private static final Map<String, String> KNOWN = Map.of(
            "2021-02-09T10:00", "2021-02-09T09:00:00Z",
            "2021-04-12T10:00", "2021-04-12T10:00:00Z",
            "2026-11-23T10:00", "2026-11-23T10:00:00Z");

    private final GroundSettings settings;

    NewestZones(GroundSettings settings) {
        this.settings = settings;
    }

    void choose(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        var known = Stream.concat(
                Stream.of(ZoneDatabase.shipped(), ZoneDatabase.ofJdk()),
                ZoneDatabase.in(Path.of(settings.zones())).stream());
        var chosen = Zones.use(ZoneDatabase.newest(known.toList()));
        if (settings.carryNews()) { // a command has but its own words to say
            LOG.infof("time zones: %s, %s", chosen.version(), chosen.origin());
        }
        KNOWN.forEach((wallTime, instant) -> {
            if (!Zones.instant(CASABLANCA, LocalDateTime.parse(wallTime)).equals(Instant.parse(instant))) {
                LOG.errorf(
                        "the time zones of %s are wrong: %s in Morocco was %s; sessions would be shown at another hour",
                        chosen.origin(), wallTime, instant);
            }
        });
    }
}
