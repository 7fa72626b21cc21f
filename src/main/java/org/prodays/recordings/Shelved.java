package org.prodays.recordings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;

/**
 * What a store has of a recording: the sizes of its files, and the initialization segments, so that the rest need not be here to be told of. Kept
 * as a small file beside the index, here and in the store.
 */
record Shelved(Map<String, Long> sizes, Map<String, byte[]> inits) {
    static final String NAME = "shelved";

    Shelved {
        sizes = Map.copyOf(sizes);
        inits = Map.copyOf(inits);
    }

    /** Of a recording's folder; null when no store has it. */
    static @Nullable Shelved read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        var sizes = new HashMap<String, Long>();
        var inits = new HashMap<String, byte[]>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("file")) {
                sizes.put(words[1], Long.parseLong(words[2]));
            } else {
                inits.put(words[1], Base64.getDecoder().decode(words[2]));
            }
        }
        return new Shelved(sizes, inits);
    }

    static Shelved of(Recording recording, Map<String, Long> sizes) {
        var inits = new HashMap<String, byte[]>();
        for (RenditionName name : RenditionName.values()) {
            recording.inits(name).forEach(init -> inits.put(Init.file(name, init.number()), init.bytes()));
        }
        return new Shelved(sizes, inits);
    }

    byte[] init(RenditionName name, int number) throws IOException {
        byte[] bytes = inits.get(Init.file(name, number));
        if (bytes == null) {
            throw new IOException("the store's list lacks " + Init.file(name, number));
        }
        return bytes;
    }

    /** Its text, a line for each. */
    byte[] text() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(sizes).forEach((name, size) -> lines.add("file " + name + " " + size + "\n"));
        new TreeMap<>(inits)
                .forEach((name, bytes) ->
                        lines.add("init " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n"));
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
}
