package org.prodays.programme;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Settings of the programme. The prefix is the whole name, so that no other setting under {@code prodays} is claimed. */
@ConfigMapping(prefix = "prodays.demo")
public interface ProgrammeSettings {

    /** Whether a first start without any edition loads the demonstration edition, with a webinar on air: {@code prodays.demo}. */
    @WithParentName
    @WithDefault("true")
    boolean demo();
}
