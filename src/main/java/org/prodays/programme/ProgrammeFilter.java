package org.prodays.programme;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions a reader wants to see: those of a sector, of a day, of both, or all. {@code nothing} is true when the address asks
 * for what cannot be, so that the page says so instead of showing something else.
 */
record ProgrammeFilter(@Nullable String sector, @Nullable LocalDate day, boolean nothing) {

    private static final String CODE = "[A-Z]{1,8}";

    static ProgrammeFilter of(String sector, String day) {
        boolean wrong = !sector.isBlank() && !sector.matches(CODE);
        @Nullable LocalDate date = null;
        try {
            date = day.isBlank() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            wrong = true;
        }
        return new ProgrammeFilter(sector.isBlank() || wrong ? null : sector, date, wrong);
    }

    public boolean any() {
        return nothing || sector != null || day != null;
    }

    public List<Session> among(List<Session> sessions) {
        return sessions.stream()
                .filter(session -> !nothing && holds(session, sector) && holds(session, day))
                .toList();
    }

    /** How many there would be with this sector. */
    public int withSector(List<Session> sessions, String code) {
        return (int) sessions.stream()
                .filter(session -> holds(session, code) && holds(session, day))
                .count();
    }

    /** How many there would be on this day. */
    public int withDay(List<Session> sessions, LocalDate other) {
        return (int) sessions.stream()
                .filter(session -> holds(session, sector) && holds(session, other))
                .count();
    }

    /** The query of the address with another sector; null for all. */
    public String toSector(@Nullable String code) {
        return query(code, day);
    }

    /** The query of the address with another day; null for all. */
    public String toDay(@Nullable LocalDate other) {
        return query(sector, other);
    }

    private static String query(@Nullable String sector, @Nullable LocalDate day) {
        String first = sector == null ? "" : "?sector=" + sector;
        return day == null ? first : first + (first.isEmpty() ? "?" : "&") + "day=" + day;
    }

    private static boolean holds(Session session, @Nullable String code) {
        return code == null
                || session.sectors().stream().anyMatch(sector -> sector.code().equals(code));
    }

    private static boolean holds(Session session, @Nullable LocalDate day) {
        return day == null || session.slot().day().equals(day);
    }
}
