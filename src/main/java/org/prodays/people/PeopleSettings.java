package org.prodays.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of sign-in. */
@ConfigMapping(prefix = "prodays.people")
public interface PeopleSettings {

    /** How long a personal link may wait to be used. */
    @WithDefault("14D")
    Duration linkLasts();

    /** How long a browser stays signed in. */
    @WithDefault("30D")
    Duration visitLasts();
}
