package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.audience.Away;
import org.prodays.audience.Done;
import org.prodays.audience.Refused;

/**
 * What the program says on the hall's sockets, as TypeScript: {@code src/main/islands/hall/frames.ts} is written from the records, and the islands'
 * own types are held to it by the compiler. {@code mvn -q test -Dtest=ProtocolTypesTest -Dprotocol.write=true} writes it anew.
 */
class ProtocolTypesTest {

    private static final Path FILE = Path.of("src/main/islands/hall/frames.ts");
    private static final String HEAD =
            "// What the program says, written from its records by ProtocolTypesTest, which tells how; not by hand.\n";
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

    private final Map<String, String> interfaces = new TreeMap<>();

    @Test
    void the_islands_types_are_those_of_the_records() throws IOException {
        Stream.concat(
                        Stream.of(ToReader.class.getPermittedSubclasses()),
                        Stream.of(Done.class, Refused.class, Away.class, ShownQuestion.class, DeskQuestion.class))
                .forEach(this::write);
        String written = HEAD + String.join("", interfaces.values());
        if (Boolean.getBoolean("protocol.write")) {
            Files.writeString(FILE, written);
        }
        assertEquals(written, Files.readString(FILE), "write it anew as the class tells");
    }

    private String write(Class<?> type) {
        String name = type.getSimpleName();
        if (!interfaces.containsKey(name)) {
            interfaces.put(name, "");
            interfaces.put(name, text(type, name));
        }
        return name;
    }

    private String text(Class<?> type, String name) {
        var unwrapped = new StringJoiner(", ", " extends ", "").setEmptyValue("");
        var fields = new StringBuilder();
        Optional.ofNullable(type.getAnnotation(JsonTypeName.class))
                .ifPresent(tag -> fields.append("  type: \"%s\";\n".formatted(tag.value())));
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                unwrapped.add(write(component.getType()));
            } else {
                fields.append(field(component));
            }
        }
        return "\nexport interface %s%s {\n%s}\n".formatted(name, unwrapped, fields);
    }

    private String field(RecordComponent component) {
        AnnotatedType annotated = component.getAnnotatedType();
        boolean nullable = annotated.isAnnotationPresent(Nullable.class);
        return "  %s%s: %s%s;\n"
                .formatted(
                        component.getName(),
                        nullable ? "?" : "",
                        typescript(component.getGenericType()),
                        nullable ? " | null" : "");
    }

    private String typescript(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return Collection.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? typescript(of[0]) + "[]"
                    : "Record<string, " + typescript(of[1]) + ">";
        }
        if (!(type instanceof Class<?> plain)) {
            return "unknown";
        }
        if (List.of(String.class, UUID.class, Instant.class).contains(plain)) {
            return "string";
        }
        if (NUMBERS.contains(plain)) {
            return "number";
        }
        if (plain == boolean.class) {
            return "boolean";
        }
        return plain.isRecord() ? write(plain) : "unknown";
    }
}
