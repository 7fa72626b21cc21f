package org.prodays.attendance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of attendance. */
@ConfigMapping(prefix = "prodays.attendance")
public interface AttendanceSettings {

    /** How often presence is written, in one statement for all halls. A person's own is written at most once a minute. */
    @WithDefault("5s")
    Duration writeEvery();

    /** How long the code on a classroom's screen stands before the next one; it works for as long again. */
    @WithDefault("30s")
    Duration codeLasts();
}
