package org.prodays.audience;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The signed-in among an audience, each with all her connections. */
final class AudiencePersons {

    private final Map<UUID, List<AudienceReader>> connections = new ConcurrentHashMap<>();

    void came(AudienceReader reader) {
        if (reader.person() != null) {
            connections.merge(
                    reader.person(),
                    List.of(reader),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    void left(AudienceReader reader) {
        if (reader.person() != null) {
            connections.computeIfPresent(reader.person(), (person, readers) -> without(readers, reader));
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

    private static @Nullable List<AudienceReader> without(List<AudienceReader> readers, AudienceReader one) {
        var left = readers.stream().filter(reader -> !reader.equals(one)).toList();
        return left.isEmpty() ? null : left;
    }
}
