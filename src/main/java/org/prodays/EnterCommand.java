package org.prodays;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.prodays.ground.StartFailure;
import org.prodays.people.People;
import org.prodays.people.Person;

/** {@code enter WHO …}: a fresh personal link for each person of these keys, or for the first of these roles; none when one is nobody. */
public final class EnterCommand implements QuarkusApplication {

    static String base = "";

    private final People people;

    EnterCommand(People people) {
        this.people = people;
    }

    @Override
    public int run(String... args) {
        for (Person person : Stream.of(args).map(this::person).toList()) {
            System.out.println(PersonalLink.fresh(people, person, base).url());
        }
        return 0;
    }

    private Person person(String who) {
        return people.person(who)
                .or(() -> firstOf(who))
                .orElseThrow(() -> new StartFailure("nobody has the key or the role " + who + "."));
    }

    private Optional<Person> firstOf(String role) {
        return people.all().stream()
                .filter(person -> person.role().name().equals(role.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
