package org.prodays.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.ground.LocalizedColumns;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** Reads the ledger of presence: spans that overlap are joined first, cut to the counted time, and only then measured. */
final class AttendanceStore {

    private static final int FETCHED_AT_ONCE = 2_000;

    /** A row for each session and who followed it, live or in the replay. */
    private static final String FOLLOWED = """
            with counted as (
                select session, tstzmultirange(tstzrange(to_timestamp(begun), to_timestamp(ended))) as cut, needed
                  from unnest(:sessions, :begun, :ended, :needed) counted (session, begun, ended, needed)
            ), spans as (
                select counted.session, who, min(person::text)::uuid as person, max(establishment) as establishment,
                       range_agg(spans) * cut as live, needed,
                       range_agg(spans) filter (where means = 'VIDEO') * cut as video,
                       range_agg(spans) filter (where means = 'AUDIO') * cut as audio,
                       range_agg(spans) filter (where means = 'TEXT') * cut as text,
                       range_agg(spans) filter (where means = 'COLLECTIVE') * cut as collective
                  from counted join attendance.live on live.session = counted.session
                 where %1$s or who = any(:who)
                 group by counted.session, who, cut, needed
            ), measured as (
                select session, who, person, establishment, needed, lower(live) as first, upper(live) as last,
                       attendance.seconds(live) as live,
                       coalesce(attendance.seconds(video), 0) as video,
                       coalesce(attendance.seconds(audio), 0) as audio,
                       coalesce(attendance.seconds(text), 0) as text,
                       coalesce(attendance.seconds(collective), 0) as collective
                  from spans
            ), replays as (
                select session, person, attendance.seconds(watched) as replay
                  from attendance.replay
                 where session in (select session from counted) and (%1$s or person = any(:who))
            ), followed as (
                select coalesce(measured.session, replays.session) as session, coalesce(who, replays.person) as who,
                       coalesce(measured.person, replays.person) as person, establishment, needed, first, last,
                       coalesce(live, 0) as live, coalesce(video, 0) as video, coalesce(audio, 0) as audio,
                       coalesce(text, 0) as text, coalesce(collective, 0) as collective, coalesce(replay, 0) as replay
                  from measured full join replays on measured.session = replays.session and measured.who = replays.person
            )
            """;

    /** Everyone who followed the session, by name's key; handed over one by one. */
    void each(Handle handle, CountedTime time, Consumer<Followed> taker) {
        named(handle, List.of(time), null)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> followed(row))
                .forEach(taker);
    }

    /** What these people, or names on lists, followed of these sessions. */
    List<Followed> of(Handle handle, List<CountedTime> times, List<UUID> who) {
        return named(handle, times, who).map((row, context) -> followed(row)).list();
    }

    /** The figures of these sessions by their ids; a session that nobody followed has none. */
    List<Sums> sums(Handle handle, List<CountedTime> times, PresenceRule rule) {
        return bound(handle, FOLLOWED + """
                        select session, count(*) filter (where live > 0) as people,
                               count(*) filter (where live > 0 and live >= needed) as present, sum(live) as live_seconds,
                               count(*) filter (where video > 0) as video, count(*) filter (where audio > 0) as audio,
                               count(*) filter (where text > 0) as text, count(*) filter (where collective > 0) as collective,
                               count(*) filter (where replay > 0) as replays, sum(replay) as replay_seconds
                          from followed group by session
                        """, times, rule, null)
                .map((row, context) -> sums(row))
                .list();
    }

    private static Query named(Handle handle, List<CountedTime> times, @Nullable List<UUID> who) {
        return bound(handle, FOLLOWED + """
                        select followed.*, p.key, p.role, p.name_ar, p.name_fr, p.name_en, seat.name as listed
                          from followed left join people.person p on p.id = followed.person
                          left join attendance.seat on seat.id = followed.who and followed.person is null
                         order by establishment nulls first, p.key, seat.name
                        """, times, new PresenceRule(PresenceRule.MOST), who);
    }

    private static Query bound(
            Handle handle, String sql, List<CountedTime> times, PresenceRule rule, @Nullable List<UUID> who) {
        return handle.createQuery(sql.formatted(who == null))
                .bindArray(
                        "sessions",
                        UUID.class,
                        times.stream().map(CountedTime::session).toList())
                .bindArray(
                        "begun",
                        Long.class,
                        times.stream().map(time -> time.from().getEpochSecond()).toList())
                .bindArray(
                        "ended",
                        Long.class,
                        times.stream()
                                .map(time -> time.until().getEpochSecond())
                                .toList())
                .bindArray(
                        "needed",
                        Integer.class,
                        times.stream().map(rule::neededSeconds).toList())
                .bindArray("who", UUID.class, who == null ? List.of() : who);
    }

    /** Who was there at the same moment, as counted spans; whoever is in a classroom and on a phone is in the classroom. */
    void curve(Handle handle, CountedTime time, Consumer<CurveSpan> taker) {
        handle.createQuery("""
                        with own as (
                            select range_agg(spans) filter (where means = 'COLLECTIVE') * :time::tstzmultirange as together,
                                   range_agg(spans) filter (where means <> 'COLLECTIVE') * :time::tstzmultirange as alone
                              from attendance.live where session = :session group by who
                        )
                        select true as together, lower(span) as begun, upper(span) as ended from own, unnest(together) span
                        union all
                        select false, lower(span), upper(span)
                          from own, unnest(alone - coalesce(together, '{}')) span
                        """)
                .bind("session", time.session())
                .bind("time", "{[%s,%s)}".formatted(time.from(), time.until()))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) ->
                        new CurveSpan(row.getBoolean("together"), instant(row, "begun"), instant(row, "ended")))
                .forEach(taker);
    }

    /** Seconds that guests followed, by minute. */
    Map<Instant, Integer> guests(Handle handle, CountedTime time) {
        return handle.createQuery("""
                        select minute, seconds from attendance.guest_minute
                        where session = :session and minute between :from and :until
                        """)
                .bind("session", time.session())
                .bind("from", time.from().minusSeconds(59).atOffset(ZoneOffset.UTC))
                .bind("until", time.until().atOffset(ZoneOffset.UTC))
                .reduceRows(new TreeMap<>(), (found, row) -> {
                    found.put(
                            row.getColumn("minute", OffsetDateTime.class).toInstant(),
                            row.getColumn("seconds", Integer.class));
                    return found;
                });
    }

    void logRule(Handle handle, int edition, PresenceRule rule, PresenceRule former, Person by, Instant at) {
        handle.execute(
                "insert into attendance.rule_act (edition, percent, former_percent, person, acted_at) values (?, ?, ?, ?, ?)",
                edition,
                rule.percent(),
                former.percent(),
                by.id(),
                at.atOffset(ZoneOffset.UTC));
    }

    private static Followed followed(ResultSet row) throws SQLException {
        return new Followed(
                row.getObject("session", UUID.class),
                attendee(row),
                row.getInt("live"),
                by(row),
                row.getInt("replay"),
                instantOrNull(row, "first"),
                instantOrNull(row, "last"));
    }

    private static Attendee attendee(ResultSet row) throws SQLException {
        @Nullable String listed = row.getString("listed");
        @Nullable String role = row.getString("role");
        return new Attendee(
                row.getObject("who", UUID.class),
                listed != null ? Localized.same(listed) : LocalizedColumns.require(row, "name"),
                row.getString("key"),
                role == null ? null : Role.valueOf(role),
                row.getString("establishment"));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getObject("session", UUID.class),
                row.getInt("people"),
                row.getInt("present"),
                row.getLong("live_seconds"),
                by(row),
                row.getInt("replays"),
                row.getLong("replay_seconds"));
    }

    private static Map<Means, Integer> by(ResultSet row) throws SQLException {
        var by = new EnumMap<Means, Integer>(Means.class);
        for (Means means : Means.values()) {
            by.put(means, row.getInt(means.name()));
        }
        return by;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
