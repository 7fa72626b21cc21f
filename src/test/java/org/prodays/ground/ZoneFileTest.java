package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneFileTest {

    private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");
    private static final ZoneDatabase OWN = ZoneDatabase.shipped();

    @TempDir
    Path folder;

    /** Other zones than those whose law has changed since the JDK's copy would be mistakes of ours. */
    @Test
    void nearly_all_zones_are_as_the_jdk_knows_them() {
        var others = new TreeSet<String>();
        int compared = 0;
        for (String name : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(name);
            for (Instant at = Instant.parse("1970-01-01T00:30:00Z");
                    at.isBefore(Instant.parse("2045-01-01T00:00:00Z"));
                    at = at.plusSeconds(86_400 * 5 + 3_600)) {
                compared++;
                if (!OWN.rules(zone).getOffset(at).equals(zone.getRules().getOffset(at))) {
                    others.add(name);
                }
            }
        }
        assertTrue(compared > 3_000_000, "compared " + compared);
        assertTrue(others.size() < 30, others::toString);
    }

    @Test
    void a_year_far_ahead_is_told_by_the_rules_of_each_year() {
        for (String name : List.of("Europe/Paris", "America/New_York", "Asia/Gaza", "Africa/Cairo", "America/Nuuk")) {
            var zone = ZoneId.of(name);
            for (int day = 1; day < 365; day++) {
                var wallTime = LocalDateTime.of(2061, 1, 1, 12, 0).plusDays(day);
                assertEquals(
                        zone.getRules().getOffset(wallTime),
                        OWN.rules(zone).getOffset(wallTime),
                        name + " " + wallTime);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'CET-1CEST,M3.5.0,M10.5.0/3', 2027-03-28T02:00, 2027-10-31T03:00",
        "'<-02>2<-01>,M3.5.0/-1,M10.5.0/0', 2027-03-27T23:00, 2027-10-31T00:00",
        "'EET-2EEST,M3.4.4/50,M10.4.4/50', 2027-03-27T02:00, 2027-10-30T02:00",
        "'EET-2EEST,M4.5.5/0,M10.5.4/24', 2027-04-30T00:00, 2027-10-29T00:00",
        "'IST-1GMT0,M10.5.0,M3.5.0/1', 2027-10-31T02:00, 2027-03-28T01:00",
        "'<+1030>-10:30<+11>-11,M10.1.0,M4.1.0', 2027-10-03T02:00, 2027-04-04T02:00"
    })
    void footers_say_when_clocks_are_changed(String footer, LocalDateTime begin, LocalDateTime end) throws IOException {
        var rules = ZoneFooter.rules(footer);
        assertEquals(
                Stream.of(begin, end).sorted().toList(),
                rules.stream()
                        .map(rule -> rule.createTransition(2027).getDateTimeBefore())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CET", "CET-1CEST", "CET-1CEST,J60,J300", "CET-1CEST,M13.5.0,M10.5.0", "CET-99", "x"})
    void a_footer_that_is_none_is_told(String footer) {
        assertThrows(Exception.class, () -> {
            if (ZoneFooter.rules(footer).isEmpty()) {
                throw new IOException("no rules");
            }
        });
    }

    @Test
    void a_cut_or_damaged_file_is_told_and_never_read_as_another_law() throws IOException {
        byte[] file = packed("Europe/Paris");
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(IOException.class, () -> ZoneFile.read(cut));
        }
        byte[] counts = file.clone();
        Arrays.fill(counts, 20, 44, (byte) 0x7F);
        assertThrows(IOException.class, () -> ZoneFile.read(counts));
    }

    @Test
    void the_newest_copy_is_taken() throws IOException {
        Path newer = copy("2199z", "Africa/Casablanca", packed("Europe/Paris"));
        var chosen = ZoneDatabase.newest(
                List.of(OWN, ZoneDatabase.ofJdk(), ZoneDatabase.in(newer).orElseThrow()));
        assertEquals("2199z", chosen.version());
        var summer = Instant.parse("2027-07-01T00:00:00Z");
        assertEquals(ZoneOffset.ofHours(2), chosen.rules(CASABLANCA).getOffset(summer));
        assertEquals(
                OWN,
                ZoneDatabase.newest(List.of(
                        OWN, ZoneDatabase.in(copy("2020a", "a", new byte[0])).orElseThrow())));
        assertTrue(ZoneDatabase.in(folder.resolve("none")).isEmpty());
    }

    @Test
    void a_zone_that_cannot_be_read_is_as_the_jdk_knows_it() throws IOException {
        var broken =
                ZoneDatabase.in(copy("2199a", "Europe/Paris", new byte[100])).orElseThrow();
        var paris = ZoneId.of("Europe/Paris");
        assertEquals(paris.getRules(), broken.rules(paris));
        assertEquals(ZoneId.of("Asia/Tokyo").getRules(), broken.rules(ZoneId.of("Asia/Tokyo")));
        assertNotEquals(paris.getRules(), broken.rules(ZoneOffset.UTC));
    }

    private Path copy(String version, String zone, byte[] file) throws IOException {
        Path copy = folder.resolve(version);
        Path at = copy.resolve(zone);
        Files.createDirectories(at.getParent());
        Files.write(at, file);
        Files.writeString(copy.resolve("+VERSION"), version + "\n");
        return copy;
    }

    private static byte[] packed(String zone) throws IOException {
        try (var zip = new ZipInputStream(ZoneFileTest.class.getResourceAsStream("/zones/zoneinfo.zip"))) {
            var names = new ArrayList<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals(zone)) {
                    return zip.readAllBytes();
                }
            }
            throw new IOException(zone + " is not among " + names);
        }
    }
}
