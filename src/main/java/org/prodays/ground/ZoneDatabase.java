package org.prodays.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jboss.logging.Logger;

/**
 * A copy of the IANA time zone database. A zone that it lacks, or whose file cannot be read, is told as the JDK knows it.
 */
final class ZoneDatabase {

    private static final Logger LOG = Logger.getLogger(ZoneDatabase.class);
    private static final String SHIPPED = "/zones/zoneinfo.zip";
    private static final Pattern VERSION = Pattern.compile("(\\d{4})([a-z]{1,2})");
    private static final Pattern FIRST_LINE = Pattern.compile("# version (\\S+)");

    /** Where files lie, by the names of zones. */
    private interface Shelf {
        Optional<byte[]> file(String name) throws IOException;
    }

    private final String version;
    private final String origin;
    private final Shelf files;
    private final Map<String, ZoneRules> read = new ConcurrentHashMap<>();

    private ZoneDatabase(String version, String origin, Shelf files) {
        this.version = version;
        this.origin = origin;
        this.files = files;
    }

    /** Such as {@code 2026c}. */
    String version() {
        return version;
    }

    /** Whose copy it is, for the log. */
    String origin() {
        return origin;
    }

    /** What the JDK has, which is as old as the JDK. */
    static ZoneDatabase ofJdk() {
        return new ZoneDatabase(
                ZoneRulesProvider.getVersions("UTC").lastEntry().getKey(), "the JDK's", name -> Optional.empty());
    }

    /** The program's own copy. */
    static ZoneDatabase shipped() {
        try {
            return new ZoneDatabase(text(packed("+VERSION").orElseThrow()), "the program's own", ZoneDatabase::packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder as Debian's package tzdata has it; empty where there is none whose version can be told. */
    static Optional<ZoneDatabase> in(Path folder) {
        try {
            return folderVersion(folder)
                    .map(version -> new ZoneDatabase(version, folder.toString(), name -> file(folder, name)));
        } catch (IOException e) {
            LOG.warnf("the time zones of %s cannot be read: %s", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /** The newest; of those as new as each other, the first. */
    static ZoneDatabase newest(List<ZoneDatabase> known) {
        return known.stream().max(Comparator.comparing(ZoneDatabase::age)).orElseThrow();
    }

    /** The year, then the letters: z is followed by za. */
    private String age() {
        Matcher parts = VERSION.matcher(version);
        return parts.matches() ? parts.group(1) + parts.group(2).length() + parts.group(2) : "";
    }

    ZoneRules rules(ZoneId zone) {
        return zone instanceof ZoneOffset ? zone.getRules() : read.computeIfAbsent(zone.getId(), id -> read(zone));
    }

    private ZoneRules read(ZoneId zone) {
        try {
            var file = files.file(zone.getId());
            return file.isPresent() ? ZoneFile.read(file.get()) : zone.getRules();
        } catch (IOException e) {
            LOG.errorf("zone %s in %s: %s; the JDK's rules are taken", zone, origin, e.getMessage());
            return zone.getRules();
        }
    }

    private static Optional<byte[]> packed(String name) throws IOException {
        try (InputStream resource = ZoneDatabase.class.getResourceAsStream(SHIPPED);
                var zip = new ZipInputStream(resource)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return Optional.of(zip.readNBytes(ZoneFile.LARGEST));
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<byte[]> file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Optional.of(bytes.readNBytes(ZoneFile.LARGEST));
        }
    }

    private static Optional<String> folderVersion(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve("+VERSION"))) {
            return file(folder, "+VERSION").map(ZoneDatabase::text);
        }
        if (!Files.isRegularFile(folder.resolve("tzdata.zi"))) {
            return Optional.empty();
        }
        try (var lines = Files.lines(folder.resolve("tzdata.zi"), StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .map(FIRST_LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
