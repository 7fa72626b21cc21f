package org.prodays.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Establishment;
import org.prodays.people.Newcomer;
import org.prodays.people.Region;
import org.prodays.trades.Sector;
import org.prodays.trades.Trade;

/**
 * What an edition file says, checked. {@code presentPercent} is null where it does not say; {@code sessionsAt} is where its list of sessions
 * begins.
 */
record EditionFile(
        Edition edition,
        @Nullable Integer presentPercent,
        List<Region> regions,
        List<Establishment> establishments,
        List<Sector> sectors,
        List<Trade> trades,
        List<Newcomer> people,
        List<Planned> sessions,
        Place sessionsAt) {

    /** A session as the file plans it: sectors by code, trades by key, the rest as in {@link Session}. */
    record Planned(
            String key,
            Session.Kind kind,
            Localized title,
            @Nullable Localized summary,
            Slot slot,
            @Nullable Localized venue,
            List<String> sectors,
            List<String> trades,
            List<Participation> participations) {

        Planned at(Slot other) {
            return new Planned(key, kind, title, summary, other, venue, sectors, trades, participations);
        }
    }
}
