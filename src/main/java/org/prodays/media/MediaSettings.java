package org.prodays.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Settings of live video and its recordings. */
@ConfigMapping(prefix = "prodays.media")
public interface MediaSettings {

    /** The folder of the recordings, one folder below it for each; created when absent. */
    @WithDefault("data/media")
    Path folder();

    /** How much the recordings may take, in megabytes, with all that is made of them; 0 for all of the disk but the reserve. */
    @WithDefault("0")
    long budgetMb();

    /** What the recordings leave free of their disk, in megabytes, for what else lives on it; the database stops where there is nothing. */
    @WithDefault("1000")
    long reserveMb();

    /** How many playlist and part requests may wait for what comes next, over all broadcasts; more are answered 503. */
    @WithDefault("50000")
    int heldRequests();
}
