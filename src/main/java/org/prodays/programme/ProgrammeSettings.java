package org.prodays.programme;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the programme. */
@ConfigMapping(prefix = "prodays")
public interface ProgrammeSettings {

    /** Whether a first start without any edition loads the demonstration edition, with a webinar on air. */
    @WithDefault("true")
    boolean demo();
}
