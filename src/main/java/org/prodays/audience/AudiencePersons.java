package org.prodays.audience;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/** The signed-in among an audience, each with all her connections. */
final class AudiencePersons {

    private final Map<UUID, List<AudienceReader>> connections = new ConcurrentHashMap<>();

    void came(AudienceReader reader) {
        @Nullable Person person = reader.person();
        if (person != null) {
            connections.merge(
                    person.id(),
                    List.of(reader),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    void left(AudienceReader reader) {
        @Nullable Person person = reader.person();
        if (person != null) {
            connections.computeIfPresent(person.id(), (id, readers) -> without(readers, reader));
        }
    }

    List<AudienceReader> connectionsOf(UUID person) {
        return connections.getOrDefault(person, List.of());
    }

    /** How many connections all of them have. */
    int connections() {
        return connections.values().stream().mapToInt(List::size).sum();
    }

    Set<UUID> all() {
        return Set.copyOf(connections.keySet());
    }

    /** All their connections, each with who she was when she came. */
    Map<AudienceReader, Person> readers() {
        return connections.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Function.identity(), reader -> requireNonNull(reader.person())));
    }

    private static @Nullable List<AudienceReader> without(List<AudienceReader> readers, AudienceReader one) {
        var left = readers.stream().filter(reader -> !reader.equals(one)).toList();
        return left.isEmpty() ? null : left;
    }
}
