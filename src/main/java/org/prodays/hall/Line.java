package org.prodays.hall;

import io.quarkus.websockets.next.UserData;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Person;

/** One connection to a hall or its desk: who is at the other end, in which language she reads, and how she is answered. */
record Line(LiveHall hall, AudienceReader reader, @Nullable Person person, Language language, Halls halls) {

    static final UserData.TypedKey<Line> KEY = new UserData.TypedKey<>("hall-line");

    private static final Logger LOG = Logger.getLogger(Line.class);

    /** The command, or null when it was not one: then the reason is said and the connection closed. */
    <C> @Nullable C understood(Supplier<C> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            reader.dismiss(halls.write(refused(null, refusal, language)));
            return null;
        }
    }

    /** Does {@code work} for the signed-in person and tells her what came of it. */
    void answer(String key, Function<Person, ToReader.Done> work) {
        try {
            if (person == null) {
                throw new Refusal(401, "ground_refusal_sign_in");
            }
            say(work.apply(person));
        } catch (Refusal refusal) {
            say(refused(key, refusal, language));
        } catch (RuntimeException e) {
            LOG.error("a command failed", e);
            say(refused(key, new Refusal(500, "ground_refusal_our_fault"), language));
        }
    }

    void say(ToReader message) {
        reader.answer(halls.write(message));
    }

    static ToReader.Refused refused(@Nullable String key, Refusal refusal, Language language) {
        @Nullable Long retryAfter = refusal.details().get("seconds") instanceof Long seconds ? seconds : null;
        return new ToReader.Refused(Command.VERSION, key, refusal.reason(), Texts.say(language, refusal), retryAfter);
    }
}
