package org.prodays.ground;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the ground. */
@ConfigMapping(prefix = "prodays.ground")
public interface GroundSettings {

    /** Whether this process hands news on to the rooms; commands that only visit the database set it to false. */
    @WithDefault("true")
    boolean carryNews();
}
