package org.prodays.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Zones;
import org.prodays.trades.Sector;
import org.prodays.trades.Trade;

/** The edition at a moment, as its home and its programme show it. */
record Overview(Edition edition, List<Session> sessions, Instant now) {

    /** A day of the edition. */
    record Day(LocalDate date, int count, boolean today) {}

    /** A sector and how many sessions it has. */
    record Share(Sector sector, int count) {}

    public LocalDate today() {
        return Zones.wallTime(edition.zone(), now).toLocalDate();
    }

    /** The days that have a session, with how many the filter leaves in each. */
    public List<Day> days(ProgrammeFilter filter) {
        return sessions.stream()
                .map(session -> session.slot().day())
                .distinct()
                .sorted()
                .map(day -> new Day(day, filter.withDay(sessions, day), day.equals(today())))
                .toList();
    }

    public List<Day> days() {
        return days(ProgrammeFilter.of("", ""));
    }

    /** The sectors that have a session, with how many the filter's day leaves in each; the chosen one first, then the fullest. */
    public List<Share> sectors(ProgrammeFilter filter) {
        var shares = new ArrayList<Share>();
        sessions.stream()
                .flatMap(session -> session.sectors().stream())
                .distinct()
                .forEach(sector -> shares.add(new Share(sector, filter.withSector(sessions, sector.code()))));
        shares.sort(Comparator.comparing((Share share) -> !share.sector().code().equals(filter.sector()))
                .thenComparing(Share::count, Comparator.reverseOrder())
                .thenComparing(share -> share.sector().code()));
        return shares;
    }

    public int sectorCount() {
        return (int) sessions.stream()
                .flatMap(session -> session.sectors().stream())
                .map(Sector::code)
                .distinct()
                .count();
    }

    public int tradeCount() {
        return (int) sessions.stream()
                .flatMap(session -> session.trades().stream())
                .map(Trade::key)
                .distinct()
                .count();
    }

    public int webinarCount() {
        return (int) sessions.stream()
                .filter(session -> session.kind() == Session.Kind.WEBINAR)
                .count();
    }

    /** How many times someone hosts or speaks; guests and rapporteurs are not counted. */
    public int contributionCount() {
        return (int) sessions.stream()
                .flatMap(session -> session.participations().stream())
                .filter(one -> one.part() != Participation.Part.GUEST && one.part() != Participation.Part.RAPPORTEUR)
                .count();
    }

    /** When the official ceremony begins, if the edition has one. */
    @Nullable
    public Session ceremony() {
        return sessions.stream()
                .filter(session -> session.kind() == Session.Kind.CEREMONY)
                .findFirst()
                .orElse(null);
    }
}
