package org.prodays.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

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

    /** Where recordings are copied to after their end. */
    Store store();

    /** An S3-compatible store; without a bucket there is none. */
    interface Store {

        /** The bucket, which must exist. */
        Optional<String> bucket();

        /** The store's address; that of the region at Amazon when not set. */
        Optional<URI> endpoint();

        /** The region that requests are signed for. */
        @WithDefault("us-east-1")
        String region();

        /** What the names of all objects begin with. */
        @WithDefault("recordings/")
        String prefix();

        /** The access key; with none, what the machine is given (AWS_ACCESS_KEY_ID, a profile, an instance's role). */
        Optional<String> accessKey();

        /** The secret that belongs to the access key. */
        Optional<String> secretKey();

        /** Whether the local copy stays after the upload. */
        @WithDefault("true")
        boolean keepLocal();
    }

    /** How many playlist and part requests may wait for what comes next of one broadcast; more are answered 503. */
    @WithDefault("50000")
    int heldRequests();

    /** How many bytes a second a reader must take of a segment, after its first half minute; slower ones are cut off. 0 for none. */
    @WithDefault("2000")
    int slowestReader();
}
