package org.prodays.polls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How the polls of one session were answered. Only those that were touched since they were last summed up are summed up again. */
final class Sums {

    private final Map<UUID, Polls.Answered> known = new ConcurrentHashMap<>();
    private final Set<UUID> touched = ConcurrentHashMap.newKeySet();

    /** A poll was answered, or a word taken out or put in, by a transaction that has committed. */
    void touch(UUID poll) {
        touched.add(poll);
    }

    /** @param reading reads the polls of the session, but not the answers of those it is given, by id */
    synchronized List<Polls.Answered> read(Function<Map<UUID, Polls.Answered>, List<Polls.Answered>> reading) {
        Set<UUID> anew = Set.copyOf(touched);
        // before the reading: what is touched while it goes on is read next time
        touched.removeAll(anew);
        known.keySet().removeAll(anew);
        List<Polls.Answered> all = reading.apply(known);
        all.forEach(one -> known.put(one.poll().id(), one));
        return all;
    }
}
