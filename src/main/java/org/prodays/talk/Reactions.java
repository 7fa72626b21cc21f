package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;

/** Reactions, summed up for each second and kept nowhere: nobody can tell who reacted how. */
@ApplicationScoped
class Reactions {

    private final Map<UUID, Map<String, Integer>> since = new ConcurrentHashMap<>();
    private final Manners manners;

    Reactions(Manners manners) {
        this.manners = manners;
    }

    /** A kind of reaction. */
    enum Kind {
        APPLAUSE,
        THANKS,
        AGREE,
        IDEA,
        PUZZLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw Command.notUnderstood();
        }
    }

    void react(Heard heard, Kind kind) {
        UUID session = heard.session().id();
        Manners.refuseUnlessOpen(heard.session());
        if (!manners.of(session).reactions()) {
            throw new Refusal(409, "talk_refusal_no_reactions");
        }
        since.compute(session, (same, counts) -> {
            Map<String, Integer> sums = counts == null ? new TreeMap<>() : counts;
            sums.merge(kind.word(), 1, Integer::sum);
            return sums;
        });
    }

    /** How often each kind was since the last call; null for never. */
    @Nullable
    Map<String, Integer> take(UUID session) {
        return since.remove(session);
    }
}
