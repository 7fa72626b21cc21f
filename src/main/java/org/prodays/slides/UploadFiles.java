package org.prodays.slides;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** The files that people bring, one folder, each named by its upload's id. */
record UploadFiles(Path folder) {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

    Path file(Upload upload) {
        return folder.resolve(upload.id() + "." + upload.kind().ending());
    }

    /** How much of it is there. */
    long size(Upload upload) throws IOException {
        Path file = file(upload);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Adds to its end; what is there after this stays. */
    void append(Upload upload, ByteBuffer bytes) throws IOException {
        make();
        try (var file = FileChannel.open(file(upload), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
    }

    /** For nobody else on this machine: who may have the files is decided by those who bring them. */
    private void make() throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OURS));
    }

    byte[] head(Upload upload) throws IOException {
        try (var in = Files.newInputStream(file(upload))) {
            return in.readNBytes(UploadKind.HEAD);
        }
    }

    /** How much room the disk has. */
    long free() throws IOException {
        make();
        return Files.getFileStore(folder).getUsableSpace();
    }

    void forget(UUID upload) throws IOException {
        for (UploadKind kind : UploadKind.values()) {
            Files.deleteIfExists(folder.resolve(upload + "." + kind.ending()));
        }
    }
}
