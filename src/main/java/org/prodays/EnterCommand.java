package org.prodays;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Locale;
import java.util.Optional;
import org.prodays.ground.StartFailure;
import org.prodays.people.People;
import org.prodays.people.Person;

/** {@code enter WHO}: a fresh personal link for the person of that key, or for the first of that role. */
public final class EnterCommand implements QuarkusApplication {

    static String base = "";

    private final People people;

    EnterCommand(People people) {
        this.people = people;
    }

    @Override
    public int run(String... args) {
        var who = args[0];
        var person = people.person(who)
                .or(() -> firstOf(who))
                .orElseThrow(() -> new StartFailure("nobody has the key or the role " + who + "."));
        System.out.println(PersonalLink.fresh(people, person, base).url());
        return 0;
    }

    private Optional<Person> firstOf(String role) {
        return people.all().stream()
                .filter(person -> person.role().name().equals(role.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
