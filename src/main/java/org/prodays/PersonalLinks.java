package org.prodays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodays.ground.DataFolder;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Participation;
import org.prodays.programme.Programme;

/** The personal links that the start prints. */
final class PersonalLinks {

    private static final Map<Role, Integer> HOW_MANY = Map.of(Role.TRAINEE, 2);

    private PersonalLinks() {}

    /** Of invented people only: the links of real ones are for those who ask by name. Who takes part in what is on air comes first. */
    static List<PersonalLink> ofDemonstration(People people, Programme programme, String address) {
        var onAir = programme.onAir().stream()
                .flatMap(session -> session.participations().stream())
                .map(Participation::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var invented = people.all().stream()
                .filter(Person::invented)
                .sorted(Comparator.comparing(person -> !onAir.contains(person.key())))
                .toList();
        return Stream.of(Role.values())
                .flatMap(role -> invented.stream()
                        .filter(person -> person.role() == role)
                        .limit(HOW_MANY.getOrDefault(role, 1)))
                .map(person -> PersonalLink.fresh(people, person, address))
                .toList();
    }

    /** Keeps them for a program that starts this one: {@code run/links.json}, mode 0600. */
    static void keep(DataFolder folder, String address, List<PersonalLink> links) {
        try {
            folder.note(
                    "links.json", new ObjectMapper().writeValueAsString(Map.of("address", address, "links", links)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
