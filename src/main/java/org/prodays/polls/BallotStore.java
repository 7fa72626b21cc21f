package org.prodays.polls;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The rows of {@code polls.ballot} and what they sum up to. */
final class BallotStore {

    /** An answer as it is cast. */
    record Ballot(UUID poll, UUID person, String key, Choices choices) {}

    /** Writes a person's answer in the place of her former one; false when it stands already, sent with the same key. */
    boolean cast(Handle handle, Ballot ballot, Instant at) {
        return handle.createUpdate("""
                        insert into polls.ballot (poll, person, key, choices, plain, cast_at)
                        values (:poll, :person, :key, :choices, :plain, :at)
                        on conflict (poll, person) do update
                        set key = excluded.key, choices = excluded.choices, plain = excluded.plain, cast_at = excluded.cast_at
                        where ballot.key <> excluded.key
                        """)
                        .bind("poll", ballot.poll())
                        .bind("person", ballot.person())
                        .bind("key", ballot.key())
                        .bindArray("choices", String.class, ballot.choices().given())
                        .bindArray("plain", String.class, ballot.choices().plain())
                        .bind("at", PollStore.time(at))
                        .execute()
                == 1;
    }

    /** What each person answered to the polls of a session, by person and poll. */
    Map<UUID, Map<UUID, List<String>>> ofSession(Handle handle, UUID session) {
        var all = new HashMap<UUID, Map<UUID, List<String>>>();
        handle.createQuery("""
                        select b.person, b.poll, b.choices from polls.ballot b join polls.poll p on p.id = b.poll
                        where p.session = :session
                        """)
                .bind("session", session)
                .map((row, context) -> all.computeIfAbsent(row.getObject("person", UUID.class), none -> new HashMap<>())
                        .put(row.getObject("poll", UUID.class), PollStore.texts(row.getArray("choices"))))
                .list();
        return all;
    }

    /** By poll; the most frequent choices first, those that a moderator took out left away. Polls that nobody answered are left out. */
    Map<UUID, Tally> tallies(Handle handle, List<UUID> polls) {
        Map<UUID, List<Tally.Count>> counts = counts(handle, polls);
        var tallies = new HashMap<UUID, Tally>();
        handle.createQuery("select poll, count(*) as people from polls.ballot where poll = any(:polls) group by poll")
                .bindArray("polls", UUID.class, polls)
                .map((row, context) -> Map.entry(row.getObject("poll", UUID.class), row.getInt("people")))
                .forEach(one -> tallies.put(
                        one.getKey(), new Tally(one.getValue(), counts.getOrDefault(one.getKey(), List.of()))));
        return tallies;
    }

    private static Map<UUID, List<Tally.Count>> counts(Handle handle, List<UUID> polls) {
        return byPoll(handle
                .createQuery("""
                        select poll, choice, people from (
                            select b.poll, mode() within group (order by c.choice) as choice, count(*) as people, row_number() over (
                                partition by b.poll order by count(*) desc, mode() within group (order by c.choice)) as place
                            from polls.ballot b, unnest(b.choices, b.plain) as c (choice, plain)
                            where b.poll = any(:polls)
                                and not exists (select from polls.taken_out t where t.poll = b.poll and t.plain = c.plain)
                            group by b.poll, c.plain) counted
                        where place <= :most order by poll, place
                        """)
                .bindArray("polls", UUID.class, polls)
                .bind("most", Tally.MOST_SHOWN)
                .map((row, context) -> Map.entry(
                        row.getObject("poll", UUID.class),
                        new Tally.Count(row.getString("choice"), row.getInt("people"))))
                .stream());
    }

    /** By poll, the words that were taken out of a cloud, in their one spelling. */
    Map<UUID, List<String>> takenOut(Handle handle, List<UUID> polls) {
        return byPoll(handle
                .createQuery("select poll, plain from polls.taken_out where poll = any(:polls) order by poll, plain")
                .bindArray("polls", UUID.class, polls)
                .map((row, context) -> Map.entry(row.getObject("poll", UUID.class), row.getString("plain")))
                .stream());
    }

    private static <T> Map<UUID, List<T>> byPoll(Stream<Map.Entry<UUID, T>> rows) {
        return rows.collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
