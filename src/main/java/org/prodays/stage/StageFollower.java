package org.prodays.stage;

import java.util.Map;
import java.util.UUID;

/** What a later room does beside the stages while the program runs: a bean of that room. */
public interface StageFollower {

    /** Called once, when the stages of the open sessions are there again and nothing has looked at them yet. */
    default void start() {}

    /** Called each second with what each session shows whose stage was opened since the start. What it throws is logged. */
    void look(Map<UUID, OnAir> stages);

    /** Called when the program stops. */
    void stop();
}
