package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.prodays.ground.Refusal;
import org.prodays.people.People;
import org.prodays.people.PeopleChanged;
import org.prodays.people.Person;

/** Who people are. */
@ApplicationScoped
class Names {

    private final Remembered<UUID, Person> known;

    Names(People people) {
        this.known =
                new Remembered<>(id -> people.person(id).orElseThrow(() -> new Refusal(404, "talk_refusal_nobody")));
    }

    void changed(@Observes PeopleChanged news) {
        known.forgetAll();
    }

    Person of(UUID person) {
        return known.of(person);
    }
}
