package org.prodays.attendance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes the ledger of presence: many people in one statement. */
final class PresenceStore {

    /**
     * Adds spans to those of their people, which merge. One that begins within {@link Beats#NEAR} of the end of the last is joined to it,
     * so that beats which come late do not leave a row of splinters. People who are no more are passed over.
     */
    void add(Handle handle, List<Beat> beats) {
        handle.createUpdate("""
                        insert into attendance.presence as known (session, person, means, spans)
                        select beat.session, beat.person, beat.means,
                               range_agg(tstzrange(to_timestamp(beat.begun), to_timestamp(beat.ended)))
                          from unnest(:sessions, :people, :means, :begun, :ended) beat (session, person, means, begun, ended)
                          join people.person on person.id = beat.person
                         group by beat.session, beat.person, beat.means
                         order by beat.session, beat.person, beat.means
                        on conflict (session, person, means) do update
                        set spans = known.spans + excluded.spans
                            + case when lower(excluded.spans) > upper(known.spans)
                                    and lower(excluded.spans) <= upper(known.spans) + make_interval(secs => :near)
                                   then tstzmultirange(tstzrange(upper(known.spans), lower(excluded.spans)))
                                   else '{}' end
                        """)
                .bindArray(
                        "sessions",
                        UUID.class,
                        beats.stream().map(Beat::session).toList())
                .bindArray(
                        "people", UUID.class, beats.stream().map(Beat::person).toList())
                .bindArray(
                        "means",
                        String.class,
                        beats.stream().map(beat -> beat.means().name()).toList())
                .bindArray(
                        "begun",
                        Long.class,
                        beats.stream()
                                .map(beat -> beat.span().from().getEpochSecond())
                                .toList())
                .bindArray(
                        "ended",
                        Long.class,
                        beats.stream()
                                .map(beat -> beat.span().until().getEpochSecond())
                                .toList())
                .bind("near", Beats.NEAR.toSeconds())
                .execute();
    }

    /** Adds how long guests followed within a minute. */
    void addGuests(Handle handle, Map<GuestMinute, Integer> seconds) {
        var batch = handle.prepareBatch("""
                insert into attendance.guest_minute as known (session, minute, seconds)
                values (:session, :minute, :seconds)
                on conflict (session, minute) do update set seconds = known.seconds + excluded.seconds
                """);
        seconds.forEach((minute, count) -> batch.bind("session", minute.session())
                .bind("minute", Instant.ofEpochSecond(minute.minute() * 60).atOffset(ZoneOffset.UTC))
                .bind("seconds", count)
                .add());
        batch.execute();
    }
}
