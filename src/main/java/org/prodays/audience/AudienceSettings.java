package org.prodays.audience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of audiences, {@code prodays.audience.*}. */
@ConfigMapping(prefix = "prodays.audience")
public interface AudienceSettings {

    /** How many connections one hall, or one desk, may have; those beyond are answered 503 and come back by themselves. */
    @WithDefault("20000")
    int mostReaders();
}
