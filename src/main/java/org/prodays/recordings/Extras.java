package org.prodays.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that were made of a recording, in its folder, and the one that is being made. Safe for all threads. */
public final class Extras {
    private static final Pattern NAME = Pattern.compile("(?:video|low|sound)\\.(?:mp4|m4a|ogg)|poster\\.jpg");
    private static final String UNDER_WAY = ".part";

    private final Path folder;
    private volatile Map<String, Long> sizes = Map.of();
    private volatile @Nullable Now now;
    private volatile @Nullable Thumbnails thumbnails;

    /** @param percent of it that is written */
    record Now(String name, int percent) {}

    /** @param shelved what a store has, null for none */
    Extras(Path folder, @Nullable Shelved shelved) throws IOException {
        this.folder = folder;
        var found = new HashMap<String, Long>();
        if (shelved != null) {
            found.putAll(shelved.sizes());
            found.keySet().removeIf(name -> !isOne(name));
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    found.put(name, Files.size(file));
                }
            }
        }
        sizes = Map.copyOf(found);
        thumbnails = Thumbnails.read(folder, shelved);
    }

    /** Whether a file of this name may be made of a recording. */
    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** Where a file of a name is, or would be; for names that {@link #isOne} knows. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Of a file that is there. */
    public OptionalLong size(String name) {
        var size = sizes.get(name);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    @Nullable
    Now now() {
        return now;
    }

    void now(@Nullable Now next) {
        now = next;
    }

    /** Where a file is written before it has its name; what a kill left there is written over. */
    Path underWay(String name) {
        return folder.resolve(name + UNDER_WAY);
    }

    /** The file is whole and synced; from now on it is there. */
    void made(String name) throws IOException {
        Files.move(underWay(name), file(name), StandardCopyOption.ATOMIC_MOVE);
        var more = new HashMap<>(sizes);
        more.put(name, Files.size(file(name)));
        sizes = Map.copyOf(more);
        now = null;
    }

    /** Empty until they were made, and where none can be. */
    public Optional<Thumbnails> thumbnails() {
        return Optional.ofNullable(thumbnails);
    }

    /** Their pictures are whole and synced, and told of from now on. */
    void made(Thumbnails all) throws IOException {
        Files.move(underWay(Thumbnails.PICTURES), file(Thumbnails.PICTURES), StandardCopyOption.ATOMIC_MOVE);
        Files.write(underWay(Thumbnails.NAME), all.text());
        Files.move(underWay(Thumbnails.NAME), file(Thumbnails.NAME), StandardCopyOption.ATOMIC_MOVE);
        thumbnails = all;
    }
}
