package org.prodays.programme;

import java.util.HashMap;
import java.util.Map;

/** The keys that a file declares, so that references and repetitions can be told. */
final class Declared {

    final Keys regions = new Keys();
    final Keys establishments = new Keys();
    final Keys sectors = new Keys();
    final Keys trades = new Keys();
    final Keys codes = new Keys();
    final Keys people = new Keys();
    final Keys sessions = new Keys();

    /** The keys of one kind, each with the line that declares it. */
    static final class Keys {

        private final Map<String, Integer> lines = new HashMap<>();

        /** Remembers {@code key}, tells a repetition, and answers it. A wrong key, read as empty, is left out. */
        String declare(FileValue at, String key) {
            if (!key.isEmpty()) {
                var before = lines.putIfAbsent(key, at.place().line());
                if (before != null) {
                    at.wrong("programme_fault_repeated_key", Map.of("written", key, "line", String.valueOf(before)));
                }
            }
            return key;
        }

        /** Tells when nothing of this kind is called {@code key}, and answers it. */
        String refer(FileValue at, String key, String reason) {
            if (!key.isEmpty() && !lines.containsKey(key)) {
                at.suggest(reason, key, lines.keySet());
            }
            return key;
        }
    }
}
