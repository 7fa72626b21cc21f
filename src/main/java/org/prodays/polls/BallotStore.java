package org.prodays.polls;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** The most frequent choices first, those that a moderator took out left away. */
    Tally tally(Handle handle, UUID poll) {
        int people = handle.createQuery("select count(*) from polls.ballot where poll = :poll")
                .bind("poll", poll)
                .mapTo(Integer.class)
                .one();
        List<Tally.Count> counts = handle.createQuery("""
                        select mode() within group (order by c.choice) as choice, count(*) as people
                        from polls.ballot b, unnest(b.choices, b.plain) as c (choice, plain)
                        where b.poll = :poll
                            and not exists (select from polls.taken_out t where t.poll = :poll and t.plain = c.plain)
                        group by c.plain order by people desc, choice limit :most
                        """)
                .bind("poll", poll)
                .bind("most", Tally.MOST_SHOWN)
                .map((row, context) -> new Tally.Count(row.getString("choice"), row.getInt("people")))
                .list();
        return new Tally(people, counts);
    }

    /** The words that were taken out of a cloud, in their one spelling. */
    List<String> takenOut(Handle handle, UUID poll) {
        return handle.createQuery("select plain from polls.taken_out where poll = :poll order by plain")
                .bind("poll", poll)
                .mapTo(String.class)
                .list();
    }
}
