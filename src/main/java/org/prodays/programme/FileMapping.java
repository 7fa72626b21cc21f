package org.prodays.programme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The fields of one mapping of the edition file; unknown and repeated ones are told when it is made. */
final class FileMapping {

    private final FileValue whole;
    private final boolean read;
    private final Map<String, FileValue> fields = new HashMap<>();

    private FileMapping(FileValue whole, boolean read) {
        this.whole = whole;
        this.read = read;
    }

    static FileMapping of(FileValue whole, List<String> known) {
        if (!(whole.node() instanceof MappingNode mapping)) {
            if (whole.node() != null) {
                whole.wrong("programme_fault_not_fields");
            }
            return new FileMapping(whole, false);
        }
        var made = new FileMapping(whole, true);
        mapping.getValue().forEach(tuple -> made.take(tuple.getKeyNode(), tuple.getValueNode(), known));
        return made;
    }

    private void take(Node nameNode, Node valueNode, List<String> known) {
        var name = nameNode instanceof ScalarNode scalar ? scalar.getValue() : "";
        var here = value(nameNode, path(name), whole.faults());
        if (!known.contains(name)) {
            here.suggest("programme_fault_unknown_field", name, known);
        } else if (fields.containsKey(name)) {
            here.wrong("programme_fault_repeated_field", Map.of("written", name));
        } else {
            fields.put(name, value(valueNode, path(name), whole.faults()));
        }
    }

    /** The field; told when it is missing, and then a value that reads as stand-ins. */
    FileValue required(String field) {
        var found = optional(field);
        if (found.isEmpty() && read) {
            whole.wrong("programme_fault_missing_field", Map.of("field", field));
        }
        return found.orElseGet(() -> new FileValue(null, whole.place(), whole.faults()));
    }

    /** The field where it is given and not null. */
    Optional<FileValue> optional(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !isNull(value.node()));
    }

    /** Whether it was a mapping at all; if not, that has been told. */
    boolean read() {
        return read;
    }

    Place place() {
        return whole.place();
    }

    FileValue whole() {
        return whole;
    }

    static FileValue value(Node node, String path, Faults faults) {
        var mark = node.getStartMark();
        return new FileValue(node, new Place(mark.getLine() + 1, mark.getColumn() + 1, path), faults);
    }

    private String path(String field) {
        return whole.place().path().isEmpty() ? field : whole.place().path() + "." + field;
    }

    private static boolean isNull(@Nullable Node node) {
        return node == null || Tag.NULL.equals(node.getTag());
    }
}
