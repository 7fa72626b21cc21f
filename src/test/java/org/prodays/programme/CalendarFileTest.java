package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.trades.Sector;

class CalendarFileTest {

    private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");
    private static final Edition EDITION = new Edition(
            3,
            new Localized("الأيام المهنية", "Pro’days", "Professional days"),
            Localized.same("Office"),
            Localized.same("Theme"),
            LocalDate.of(2021, 2, 8),
            LocalDate.of(2021, 2, 9),
            LocalDate.of(2021, 2, 18),
            CASABLANCA,
            true,
            60);

    @Test
    void a_session_is_an_event_in_utc_with_a_stable_uid() {
        var session = session("2021-02-10T10:00", new Localized(null, "Un, deux; trois\\", null), null);
        assertEquals("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Prodays//Prodays//FR
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                X-WR-CALNAME:Pro’days
                BEGIN:VEVENT
                UID:00000000-0000-0000-0000-000000000007@prodays
                DTSTAMP:20210101T000000Z
                DTSTART:20210210T090000Z
                DTEND:20210210T101500Z
                SUMMARY;LANGUAGE=fr:Un\\, deux\\; trois\\\\
                LOCATION;LANGUAGE=fr:Kénitra
                CATEGORIES:Métiers\\, autos
                URL:https://example.org/fr/sessions/key
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"), calendar(Language.FR).of(EDITION, session));
    }

    @Test
    void since_september_2026_morocco_is_on_utc() {
        var file = calendar(Language.FR).of(EDITION, session("2026-11-23T10:00", Localized.same("x"), null));
        assertTrue(file.contains("DTSTART:20261123T100000Z\r\n"), file);
    }

    @Test
    void no_text_can_add_a_line() {
        var title = Localized.same("x\r\nATTENDEE:mailto:a@example.org\nb\u2028c\u0000\u202Ed\u2068e\u2069");
        var file = calendar(Language.FR).of(EDITION, session("2021-02-10T10:00", title, null));
        assertTrue(file.contains("SUMMARY;LANGUAGE=fr:x\\nATTENDEE:mailto:a@example.org\\nb\\ncde\r\n"), file);
        assertEquals(
                List.of(),
                Arrays.stream(file.split("\r\n", -1))
                        .filter(line -> line.startsWith("ATTENDEE") || line.contains("\n") || line.contains("\r"))
                        .toList());
    }

    @Test
    void lines_are_folded_at_75_octets_and_never_within_a_character() {
        var arabic = "ندوة رقمية حول الأمن السيبراني 🚗 ".repeat(20).strip();
        var file = calendar(Language.AR)
                .of(EDITION, session("2021-02-10T10:00", Localized.same("x"), Localized.same(arabic)));
        for (var line : file.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertEquals(-1, line.indexOf('\uFFFD'));
        }
        assertTrue(file.replace("\r\n ", "").contains("DESCRIPTION;LANGUAGE=ar:" + arabic + "\r\n"));
        assertTrue(file.endsWith("END:VCALENDAR\r\n"));
    }

    @Test
    void a_text_of_another_language_says_so() {
        var title = new Localized(null, "Un", null);
        var file = calendar(Language.AR).of(EDITION, session("2021-02-10T10:00", title, null));
        assertTrue(file.contains("SUMMARY;LANGUAGE=fr:Un\r\n"), file);
    }

    @Test
    void a_whole_edition_is_one_calendar() {
        var session = session("2021-02-10T10:00", Localized.same("x"), null);
        var file = calendar(Language.EN).of(EDITION, List.of(session, session));
        assertEquals(1, file.split("BEGIN:VCALENDAR", -1).length - 1);
        assertEquals(2, file.split("BEGIN:VEVENT", -1).length - 1);
        assertEquals(2, file.split("END:VEVENT", -1).length - 1);
    }

    private static CalendarFile calendar(Language language) {
        return new CalendarFile(
                language,
                Instant.parse("2021-01-01T00:00:00Z"),
                session -> "https://example.org/" + language.tag() + "/sessions/" + session.key());
    }

    private static Session session(String from, Localized title, @Nullable Localized summary) {
        var start = LocalDateTime.parse(from);
        return new Session(
                new UUID(0, 7),
                "key",
                Session.Kind.WEBINAR,
                title,
                summary,
                Slot.of(start, start.plusMinutes(75), CASABLANCA),
                new Localized("القنيطرة", "Kénitra", null),
                List.of(new Sector("MA", new Localized("مهن السيارات", "Métiers, autos", null))),
                List.of(),
                List.of(),
                null,
                null);
    }
}
