package org.prodays.recordings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies recordings that have ended to a store, and finds there what this disk lacks. */
public final class Shelf implements Finisher.Step {
    private static final String INDEX = "index";

    private final ObjectStore store;
    private final boolean keepLocal;
    private final Predicate<String> laterChanged;

    /**
     * Copies to a store.
     *
     * @param keepLocal whether what has been copied stays on this disk too
     * @param laterChanged tells by its name whether a small file may be changed after the end: it is copied again then, and stays here too
     */
    public Shelf(ObjectStore store, boolean keepLocal, Predicate<String> laterChanged) {
        this.store = store;
        this.keepLocal = keepLocal;
        this.laterChanged = laterChanged;
    }

    /** Where the copies are. */
    public ObjectStore store() {
        return store;
    }

    /** The index goes last: what has one in the store is all there. */
    @Override
    public void finish(String id, Recording recording, Runnable changed) throws IOException {
        if (!recording.endKept()) {
            throw new IOException("the disk has not taken its end yet");
        }
        var files = files(recording.folder(), Shelf::mayGo);
        var sizes = new TreeMap<String, Long>();
        var shelved = recording.shelved();
        if (shelved != null) {
            sizes.putAll(shelved.sizes());
        }
        boolean more = false;
        for (Path file : files(recording.folder(), laterChanged)) {
            more |= put(id, file);
        }
        for (Path file : files) {
            more |= put(id, file);
            sizes.put(file.getFileName().toString(), Files.size(file));
        }
        if (more || shelved == null) {
            write(recording.folder(), Shelved.of(recording, sizes));
            store.put(id + "/" + Shelved.NAME, recording.folder().resolve(Shelved.NAME));
            if (recording.extras().thumbnails().isPresent()) {
                store.put(id + "/" + Thumbnails.NAME, recording.folder().resolve(Thumbnails.NAME));
            }
            store.put(id + "/" + INDEX, recording.folder().resolve(INDEX));
            recording.shelved(Shelved.of(recording, sizes));
        }
        if (!keepLocal && allMade(recording)) {
            recording.goAway();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Brings the small files of recordings that are in the store and not in a folder, what later changed too where it alone is lost; tells the ids. */
    public List<String> fetch(Path folder) throws IOException {
        var names = new TreeSet<>(store.names());
        var found = new ArrayList<String>();
        for (String name : names) {
            if (!name.endsWith("/" + INDEX)) {
                continue;
            }
            String id = name.substring(0, name.length() - INDEX.length() - 1);
            if (Recording.isId(id) && fetchLost(id, folder.resolve(id), names)) {
                found.add(id);
            }
        }
        return found;
    }

    private boolean fetchLost(String id, Path to, Set<String> names) throws IOException {
        Files.createDirectories(to);
        boolean all = !Files.exists(to.resolve(INDEX));
        boolean any = all;
        for (String name : names) {
            String file = name.substring(name.indexOf('/') + 1);
            if (name.equals(id + "/" + file) && laterChanged.test(file) && !Files.exists(to.resolve(file))) {
                fetch(id, to, file);
                any = true;
            }
        }
        if (all) {
            fetch(id, to, Shelved.NAME);
            if (names.contains(id + "/" + Thumbnails.NAME)) {
                fetch(id, to, Thumbnails.NAME);
            }
            fetch(id, to, INDEX);
        }
        return any;
    }

    private void fetch(String id, Path to, String name) throws IOException {
        long size = store.size(id + "/" + name).orElseThrow(() -> new IOException("the store lacks " + name));
        var part = to.resolve(name + ".part");
        try (var in = store.get(id + "/" + name, 0, size)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether it was not there yet. */
    private boolean put(String id, Path file) throws IOException {
        String name = id + "/" + file.getFileName();
        if (store.size(name).orElse(-1) == Files.size(file)) {
            return false;
        }
        store.put(name, file);
        return true;
    }

    /** What can be removed here once the store has it. */
    private static boolean mayGo(String name) {
        return name.endsWith(".cmaf") || name.equals(Thumbnails.PICTURES) || Extras.isOne(name);
    }

    private static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean allMade(Recording recording) {
        return Downloads.of(recording).stream().allMatch(one -> one.state() == Download.State.READY);
    }

    private static void write(Path folder, Shelved shelved) throws IOException {
        var part = folder.resolve(Shelved.NAME + ".part");
        try (var out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            RecordingFiles.write(out, shelved.text());
            out.force(true);
        }
        Files.move(part, folder.resolve(Shelved.NAME), StandardCopyOption.ATOMIC_MOVE);
    }
}
