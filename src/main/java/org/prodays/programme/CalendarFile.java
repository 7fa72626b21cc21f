package org.prodays.programme;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;

/**
 * Sessions as an iCalendar file (RFC 5545) in one language, {@code text/calendar; charset=utf-8}. Times are in UTC, which no stale zone
 * data on a phone can shift.
 *
 * @param language of the texts
 * @param made when the file is made, its {@code DTSTAMP}
 * @param address of a session's page, absolute
 */
public record CalendarFile(Language language, Instant made, Function<Session, String> address) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** In octets, without the line break (section 3.1). */
    private static final int LONGEST_LINE = 75;

    public String of(Edition edition, Session session) {
        return of(edition, List.of(session));
    }

    /** All of {@code sessions} in one calendar. */
    public String of(Edition edition, List<Session> sessions) {
        var file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Prodays//Prodays//" + language.tag().toUpperCase(Locale.ROOT));
        line(file, "CALSCALE:GREGORIAN");
        line(file, "METHOD:PUBLISH");
        line(file, "X-WR-CALNAME:" + escaped(said(edition.brand())));
        sessions.forEach(session -> event(file, session));
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private void event(StringBuilder file, Session session) {
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + session.id() + "@prodays");
        line(file, "DTSTAMP:" + UTC.format(made));
        line(file, "DTSTART:" + UTC.format(session.slot().startsAt()));
        line(file, "DTEND:" + UTC.format(session.slot().endsAt()));
        line(file, text("SUMMARY", session.title()));
        if (session.summary() != null) {
            line(file, text("DESCRIPTION", session.summary()));
        }
        if (session.venue() != null) {
            line(file, text("LOCATION", session.venue()));
        }
        if (!session.sectors().isEmpty()) {
            line(
                    file,
                    "CATEGORIES:"
                            + session.sectors().stream()
                                    .map(sector -> escaped(said(sector.name())))
                                    .collect(Collectors.joining(",")));
        }
        line(file, "URL:" + address.apply(session).replaceAll("\\p{Cntrl}", ""));
        line(file, "END:VEVENT");
    }

    /** A property in the language in which its words are really given. */
    private String text(String property, Localized words) {
        return property + ";LANGUAGE=" + words.shownIn(language).tag() + ":" + escaped(said(words));
    }

    private String said(Localized words) {
        return words.in(language);
    }

    /** A text value (section 3.3.11); direction isolates and controls do not belong in a file that others read on. */
    static String escaped(String text) {
        return clean(text)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    private static String clean(String text) {
        return text.replaceAll("\\r\\n?|[\\u0085\\u2028\\u2029]", "\n")
                .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
                .replaceAll("[\\p{Cntrl}&&[^\\n]]", "");
    }

    /** Folds at {@value #LONGEST_LINE} octets, never within a character. */
    static void line(StringBuilder file, String line) {
        int octets = 0;
        for (int character : line.codePoints().toArray()) {
            var written = Character.toString(character);
            int size = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(written);
            octets += size;
        }
        file.append("\r\n");
    }
}
