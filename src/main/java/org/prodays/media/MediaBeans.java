package org.prodays.media;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.prodays.captions.Captions;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Shelf;

/** What the room lends to the container. */
class MediaBeans {
    private static final long MEGABYTE = 1_000_000;

    @Produces
    @Singleton
    Origin origin(MediaSettings settings, Clock clock) {
        var folder = settings.folder();
        var budget = new DiskBudget(folder, settings.budgetMb() * MEGABYTE, settings.reserveMb() * MEGABYTE);
        var shelf = StoreClient.of(settings.store())
                .map(store -> new Shelf(store, settings.store().keepLocal(), Captions::isFile))
                .orElse(null);
        return new Origin(folder, clock, budget, shelf);
    }

    void close(@Disposes Origin origin) {
        origin.close();
    }
}
