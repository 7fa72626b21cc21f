package org.prodays.media;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the room lends to the container. */
class MediaBeans {

    @Produces
    @Singleton
    Origin origin(MediaSettings settings, Clock clock) {
        return new Origin(settings.folder(), clock);
    }
}
