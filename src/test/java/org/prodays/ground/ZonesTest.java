package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");

    @ParameterizedTest
    @CsvSource({
        "2021-02-09T10:00, 2021-02-09T09:00:00Z",
        "2021-04-12T10:00, 2021-04-12T10:00:00Z",
        "2021-05-17T10:00, 2021-05-17T09:00:00Z",
        "2026-09-20T01:30, 2026-09-20T00:30:00Z",
        "2026-09-20T02:00, 2026-09-20T02:00:00Z",
        "2026-11-23T10:00, 2026-11-23T10:00:00Z",
        "2027-02-09T10:00, 2027-02-09T10:00:00Z",
        "2027-04-01T10:00, 2027-04-01T10:00:00Z"
    })
    void morocco_keeps_the_time_that_the_law_gave_it(LocalDateTime wallTime, Instant instant) {
        assertEquals(instant, Zones.instant(CASABLANCA, wallTime));
        assertEquals(wallTime, Zones.wallTime(CASABLANCA, instant));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28T02:30, 2027-03-28T01:30:00Z",
        "Europe/Berlin, 2027-10-31T02:30, 2027-10-31T00:30:00Z",
        "America/Toronto, 2027-02-09T10:00, 2027-02-09T15:00:00Z"
    })
    void a_gap_moves_the_time_on_and_an_overlap_takes_the_earlier(
            ZoneId zone, LocalDateTime wallTime, Instant instant) {
        assertEquals(instant, Zones.instant(zone, wallTime));
    }
}
