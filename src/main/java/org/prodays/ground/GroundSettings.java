package org.prodays.ground;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the ground. */
@ConfigMapping(prefix = "prodays.ground")
public interface GroundSettings {

    /** Whether this process hands news on to the rooms; commands that only visit the database set it to false. */
    @WithDefault("true")
    boolean carryNews();

    /** How long a connection may ask without finishing: after one such while and before the second is over, it is cut. */
    @WithDefault("60s")
    Duration requestWithin();

    /**
     * A folder with the time zone database as RFC 9636 has it, such as Debian's package tzdata keeps up to date; the newest of it, the JDK's and the
     * program's own is taken.
     */
    @WithDefault("/usr/share/zoneinfo")
    String zones();
}
