package org.prodays.hall;

import io.quarkus.websockets.next.UserData;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Person;

/** One connection to a hall or its desk: who is at the other end, in which language she reads, and how she is answered. */
record Line(
        LiveHall hall,
        Audience audience,
        AudienceReader reader,
        @Nullable Person person,
        Language language,
        Halls halls) {

    static final UserData.TypedKey<Line> KEY = new UserData.TypedKey<>("hall-line");

    private static final Logger LOG = Logger.getLogger(Line.class);

    /** Does the command that {@code reading} makes out; when it is none the reason is said and the connection closed. */
    <C extends FromReader> void heard(Supplier<C> reading, BiFunction<Person, C, ToReader.Done> work) {
        C command;
        try {
            command = reading.get();
        } catch (Refusal refusal) {
            reader.dismiss(halls.write(refused(null, refusal, language)));
            return;
        }
        answer(command.key(), person -> work.apply(person, command));
    }

    /** Does {@code work} for the signed-in person and tells her what came of it. */
    private void answer(String key, Function<Person, ToReader.Done> work) {
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
