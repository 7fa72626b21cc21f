package org.prodays.slides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pictures of all slides, in one folder. Their names are made of what they show, so what a name means never changes. */
record Pictures(Path folder) {
    private static final int STEM = 32;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + STEM + "}-(large|small)\\.(webp|png)");

    /** One of them by its name; empty where there is none. */
    Optional<Path> find(String name) {
        return NAME.matcher(name).matches() ? Optional.of(place(name)).filter(Files::isRegularFile) : Optional.empty();
    }

    /**
     * Takes the four files of a slide over from where they were made.
     *
     * @return what their names begin with
     */
    String keep(Path from, int drawn) throws IOException {
        String stem = stem(from.resolve(Drawer.Task.name("large", drawn, "png")));
        for (String kind : List.of("large", "small")) {
            for (String ending : List.of("webp", "png")) {
                keep(from.resolve(Drawer.Task.name(kind, drawn, ending)), place(stem + "-" + kind + "." + ending));
            }
        }
        return stem;
    }

    /** Takes away the four files whose names begin so. */
    void forget(String stem) throws IOException {
        for (String kind : List.of("large", "small")) {
            for (String ending : List.of("webp", "png")) {
                Files.deleteIfExists(place(stem + "-" + kind + "." + ending));
            }
        }
    }

    private Path place(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static void keep(Path made, Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        try (var file = FileChannel.open(made, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String stem(Path picture) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(picture));
            return HexFormat.of().formatHex(hash).substring(0, STEM);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
