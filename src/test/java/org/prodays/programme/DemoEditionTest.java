package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodays.ground.Localized;
import org.prodays.ground.Zones;
import org.prodays.people.Establishment;
import org.prodays.people.Newcomer;
import org.prodays.people.Role;
import org.prodays.programme.EditionFile.Planned;

class DemoEditionTest {

    private final EditionFile file = DemoEdition.bundled();

    @Test
    void it_is_the_third_edition_with_its_counts() {
        assertEquals(3, file.edition().number());
        assertEquals(LocalDate.of(2021, 2, 8), file.edition().opensOn());
        assertEquals(LocalDate.of(2021, 2, 9), file.edition().begins());
        assertEquals(LocalDate.of(2021, 2, 18), file.edition().ends());
        assertTrue(file.edition().demonstration());
        assertEquals(12, file.regions().size());
        assertEquals(27, file.sectors().size());
        assertEquals(94, file.trades().size());
        assertEquals(
                8, file.trades().stream().filter(trade -> trade.shift() != null).count());
        assertEquals(
                List.of(1L, 1L, 20L),
                Stream.of(Session.Kind.values()).map(this::held).toList());
        assertEquals(
                List.of(1L, 2L, 20L, 8L, 1L, 1L),
                Stream.of(Role.values()).map(this::enrolled).toList());
    }

    @Test
    void no_text_lacks_a_language() {
        var lacking = words().filter(words -> words.ar() == null || words.fr() == null || words.en() == null)
                .toList();
        assertEquals(List.of(), lacking);
    }

    @Test
    void arabic_texts_are_written_in_arabic() {
        var foreign = words().map(Localized::ar)
                .filter(Objects::nonNull)
                .filter(text -> text.codePoints()
                        .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC))
                .toList();
        assertEquals(List.of(), foreign);
    }

    @Test
    void every_webinar_has_a_host_an_own_professional_and_a_trade_of_its_sectors() {
        var professionals = new HashSet<String>();
        for (var webinar : webinars()) {
            assertEquals(
                    Participation.Part.HOST, webinar.participations().getFirst().part(), webinar.key());
            var own = webinar.participations().stream()
                    .filter(one -> one.part() != Participation.Part.RAPPORTEUR)
                    .map(Participation::person)
                    .filter(Objects::nonNull)
                    .toList();
            assertEquals(1, own.size(), webinar.key());
            assertTrue(professionals.add(own.getFirst()), webinar.key());
            var sectors = file.trades().stream()
                    .filter(trade -> webinar.trades().contains(trade.key()))
                    .map(trade -> trade.sector().code())
                    .toList();
            assertTrue(sectors.containsAll(webinar.sectors()), webinar.key());
        }
    }

    @Test
    void the_webinars_keep_clear_of_the_weekend_and_of_friday_prayer() {
        for (var webinar : webinars()) {
            var slot = webinar.slot();
            assertTrue(slot.day().getDayOfWeek().getValue() <= 5, webinar.key());
            assertEquals(Duration.ofMinutes(75), Duration.between(slot.from(), slot.until()));
            boolean friday = slot.day().equals(LocalDate.of(2021, 2, 12));
            boolean clear = !slot.until().toLocalTime().isAfter(LocalTime.of(13, 0))
                    || !slot.from().toLocalTime().isBefore(LocalTime.of(15, 0));
            assertTrue(!friday || clear, webinar.key());
        }
    }

    @Test
    void everyone_enrolled_is_invented_and_one_of_the_panellists_is_remote_with_two_affiliations() {
        assertTrue(file.people().stream().allMatch(Newcomer::invented));
        var panel = file.sessions().get(1).participations();
        assertEquals(5, panel.size());
        var remote = panel.stream()
                .filter(one -> one.presence() == Participation.Presence.REMOTE)
                .toList();
        assertEquals(List.of(panel.getLast()), remote);
        assertTrue(panel.getLast().representing() != null && panel.getLast().organisation() != null);
        assertTrue(file.sessions().stream()
                .flatMap(session -> session.participations().stream())
                .allMatch(one -> one.name() == null));
    }

    @Test
    void establishments_are_invented_and_say_so_and_every_trainee_is_of_one() {
        assertTrue(file.establishments().stream()
                .allMatch(one -> one.invented()
                        && one.key().startsWith("invented-")
                        && Objects.requireNonNull(one.name().ar()).contains("متخيلة")
                        && Objects.requireNonNull(one.name().fr()).contains("fictif")
                        && Objects.requireNonNull(one.name().en()).contains("Invented")));
        var trainees = file.people().stream()
                .filter(person -> person.role() == Role.TRAINEE)
                .map(Newcomer::establishment)
                .toList();
        assertTrue(trainees.stream().allMatch(Objects::nonNull));
        assertEquals(file.establishments().size(), new HashSet<>(trainees).size());
        var regions = file.establishments().stream().map(Establishment::region).distinct();
        assertEquals(6, regions.count());
    }

    @Test
    void the_webinar_on_air_has_a_rapporteur_who_is_nothing_else() {
        var rapporteur = session(file).participations().getLast();
        assertEquals(Participation.Part.RAPPORTEUR, rapporteur.part());
        assertEquals(
                List.of(Role.RAPPORTEUR),
                file.people().stream()
                        .filter(person -> person.key().equals(rapporteur.person()))
                        .map(Newcomer::role)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-10T09:40:00Z",
                "2026-11-23T10:00:00Z", // Morocco on UTC+00:00
                "2026-11-23T23:50:00Z", // ends after midnight
                "2026-11-24T00:05:00Z",
                "2026-11-24T00:00:00Z",
                "2026-02-15T01:50:00Z", // Ramadan: 03:00 becomes 02:00
                "2026-02-15T02:05:00Z", // the second 02:05 of that night
                "2026-03-22T01:50:00Z", // 02:00 becomes 03:00
                "2026-03-22T02:05:00Z",
                "2026-09-20T00:55:00Z", // leaving UTC+01:00 for good
                "2026-09-20T01:05:00Z",
                "2026-12-31T23:59:59.999Z"
            })
    void the_chosen_webinar_is_on_air_at_that_moment(String moment) {
        var now = Instant.parse(moment);
        var shifted = DemoShift.onAir(file, DemoEdition.ON_AIR, now);
        var slot = session(shifted).slot();
        var zone = shifted.edition().zone();
        assertTrue(!slot.startsAt().isAfter(now), slot.toString());
        assertTrue(Duration.between(slot.startsAt(), now).compareTo(Duration.ofMinutes(15)) < 0, slot.toString());
        assertEquals(0, slot.from().getMinute() % 15);
        assertEquals(Duration.ofMinutes(75), Duration.between(slot.startsAt(), slot.endsAt()));
        assertEquals(Zones.wallTime(zone, now).toLocalDate(), slot.day());
        assertEquals(Zones.wallTime(zone, slot.startsAt()), slot.from());
        assertEquals(Zones.wallTime(zone, slot.endsAt()), slot.until());
    }

    @Test
    void at_any_quarter_of_the_day_the_others_keep_their_rhythm_and_nobody_is_in_two_places() {
        var midnight = Instant.parse("2026-11-23T00:00:00Z");
        for (int quarter = 0; quarter < 96; quarter++) {
            var now = midnight.plus(Duration.ofMinutes(15L * quarter + 7));
            var shifted = DemoShift.onAir(file, DemoEdition.ON_AIR, now);
            assertEquals(List.of(), clashes(shifted), now.toString());
            assertEquals(rhythm(file, 0), rhythm(shifted, days(shifted)), now.toString());
            var edition = shifted.edition();
            assertTrue(shifted.sessions().stream()
                    .allMatch(session -> !session.slot().day().isBefore(edition.opensOn())
                            && !session.slot().day().isAfter(edition.ends())));
        }
    }

    private long days(EditionFile shifted) {
        return ChronoUnit.DAYS.between(
                file.edition().begins(), shifted.edition().begins());
    }

    private static List<String> rhythm(EditionFile file, long shiftedBy) {
        return file.sessions().stream()
                .filter(session -> !session.key().equals(DemoEdition.ON_AIR))
                .map(session -> session.key()
                        + session.slot().from().minusDays(shiftedBy)
                        + session.slot().until().minusDays(shiftedBy))
                .toList();
    }

    private static List<String> clashes(EditionFile file) {
        var found = new ArrayList<String>();
        for (var one : file.sessions()) {
            for (var other : file.sessions()) {
                if (!one.equals(other) && Overlaps.atOnce(one, other)) {
                    Overlaps.clash(one, other).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Planned session(EditionFile file) {
        return file.sessions().stream()
                .filter(session -> session.key().equals(DemoEdition.ON_AIR))
                .findFirst()
                .orElseThrow();
    }

    private List<Planned> webinars() {
        return file.sessions().stream()
                .filter(session -> session.kind() == Session.Kind.WEBINAR)
                .toList();
    }

    private long held(Session.Kind kind) {
        return file.sessions().stream()
                .filter(session -> session.kind() == kind)
                .count();
    }

    private long enrolled(Role role) {
        return file.people().stream().filter(person -> person.role() == role).count();
    }

    /** Every text of the file. */
    private Stream<Localized> words() {
        var edition = file.edition();
        var all = new ArrayList<Localized>(List.of(edition.brand(), edition.organiser(), edition.theme()));
        file.regions().forEach(region -> all.add(region.name()));
        file.establishments().forEach(establishment -> all.add(establishment.name()));
        file.sectors().forEach(sector -> all.add(sector.name()));
        file.people().forEach(person -> all.add(person.name()));
        for (var trade : file.trades()) {
            all.add(trade.name());
            trade.competencies().forEach(competency -> all.add(competency.name()));
            if (trade.shift() != null) {
                all.addAll(List.of(trade.shift().before(), trade.shift().after()));
            }
        }
        for (var session : file.sessions()) {
            all.add(session.title());
            Stream.of(session.summary(), session.venue())
                    .filter(Objects::nonNull)
                    .forEach(all::add);
            for (var one : session.participations()) {
                Stream.of(one.name(), one.function(), one.organisation(), one.representing())
                        .filter(Objects::nonNull)
                        .forEach(all::add);
            }
        }
        return all.stream();
    }
}
