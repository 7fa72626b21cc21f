package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Establishment;
import org.prodays.people.Establishments;
import org.prodays.people.EstablishmentsChanged;
import org.prodays.people.People;
import org.prodays.people.PeopleChanged;
import org.prodays.people.Person;

/** Who those are that ask, and from where; each is looked up once. */
@ApplicationScoped
class Askers {

    private final Map<UUID, Asker> known = new ConcurrentHashMap<>();
    private final Map<String, Establishment> places = new ConcurrentHashMap<>();
    private final People people;
    private final Establishments establishments;

    Askers(People people, Establishments establishments) {
        this.people = people;
        this.establishments = establishments;
    }

    void changed(@Observes PeopleChanged news) {
        known.clear();
    }

    void changed(@Observes EstablishmentsChanged news) {
        places.clear();
        known.clear();
    }

    /** Null when nobody has this id. */
    @Nullable
    Asker asker(UUID person) {
        return known.computeIfAbsent(
                person, id -> people.person(id).map(this::asker).orElse(null));
    }

    private Asker asker(Person person) {
        @Nullable String key = person.establishment();
        return new Asker(person.name(), key == null ? null : place(key));
    }

    private @Nullable Establishment place(String key) {
        return places.computeIfAbsent(
                key, one -> establishments.establishment(one).orElse(null));
    }
}
