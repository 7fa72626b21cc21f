package org.prodays.polls;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.programme.Session;

/** What is remembered of the polls of each session until it has ended: their sums, and who answered what while it is open. */
@ApplicationScoped
class PollMemory {

    private final Map<UUID, Sums> sums = new ConcurrentHashMap<>();

    /** By session, person and poll. */
    private final Map<UUID, Map<UUID, Map<UUID, List<String>>>> answers = new ConcurrentHashMap<>();

    private final Polls polls;

    PollMemory(Polls polls) {
        this.polls = polls;
    }

    /** The polls of a session with their answers, oldest first. */
    List<Polls.Answered> of(Session session) {
        UUID id = session.id();
        if (session.state() == Session.State.ENDED) {
            sums.remove(id);
            answers.remove(id);
            return polls.of(id);
        }
        return sums.computeIfAbsent(id, none -> new Sums()).read(known -> polls.of(id, known));
    }

    /** What a person answered, by poll. Nothing unless the session is open: nobody can answer then, and what she answered is not shown. */
    Map<UUID, List<String>> own(Session session, UUID person) {
        if (session.state() != Session.State.OPEN) {
            return Map.of();
        }
        return Map.copyOf(answers.computeIfAbsent(session.id(), this::read).getOrDefault(person, Map.of()));
    }

    /** A person has answered, by a transaction that has committed. */
    void answered(UUID session, UUID person, Polls.Answer answer) {
        answers.computeIfPresent(session, (same, all) -> {
            all.computeIfAbsent(person, none -> new ConcurrentHashMap<>()).put(answer.poll(), answer.choices());
            return all;
        });
        touched(session, answer.poll());
    }

    /** As {@link Sums#touch}. */
    void touched(UUID session, UUID poll) {
        Optional.ofNullable(sums.get(session)).ifPresent(known -> known.touch(poll));
    }

    private Map<UUID, Map<UUID, List<String>>> read(UUID session) {
        var read = new ConcurrentHashMap<UUID, Map<UUID, List<String>>>();
        polls.answers(session).forEach((person, given) -> read.put(person, new ConcurrentHashMap<>(given)));
        return read;
    }
}
