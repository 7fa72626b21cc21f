package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;

class CountdownTest {

    private static final Instant NOW = Instant.parse("2021-02-09T08:00:00Z");

    @Test
    void a_time_to_come_is_told_with_the_plurals_of_the_language() {
        assertEquals("بعد ساعتين و10 دقائق", in(Language.AR, 130));
        assertEquals("بعد ساعة واحدة", in(Language.AR, 60));
        assertEquals("بعد 11 ساعة و25 دقيقة", in(Language.AR, 11 * 60 + 25));
        assertEquals("بعد يومين و3 ساعات", in(Language.AR, 51 * 60));
        assertEquals("بعد دقيقة واحدة", in(Language.AR, 1));
        assertEquals("dans 2\u00a0h\u00a010\u00a0min", in(Language.FR, 130));
        assertEquals("dans 1 jour et 3\u00a0h", in(Language.FR, 27 * 60));
        assertEquals("in 2\u00a0h 10\u00a0min", in(Language.EN, 130));
        assertEquals("in a moment", in(Language.EN, 0));
    }

    @Test
    void it_never_says_less_than_there_is() {
        assertEquals(
                "in 60\u00a0min".replace("60\u00a0min", "1\u00a0h"),
                Countdown.words(Language.EN, NOW, NOW.plusSeconds(3541)));
        assertEquals("in 1\u00a0min", Countdown.words(Language.EN, NOW, NOW.plusSeconds(1)));
    }

    @Test
    void the_zone_is_named_by_the_offset_in_force() {
        var morocco = ZoneId.of("Africa/Casablanca");
        assertEquals(
                "توقيت المغرب (\u2068غرينيتش\u2069)",
                bare(ZoneName.words(Language.AR, morocco, Instant.parse("2026-11-23T10:00:00Z"))));
        assertEquals("heure du Maroc (\u2068GMT+1\u2069)", bare(ZoneName.words(Language.FR, morocco, NOW)));
        assertEquals(
                "local time: \u2068Kolkata\u2069 (\u2068GMT+5:30\u2069)",
                bare(ZoneName.words(Language.EN, ZoneId.of("Asia/Kolkata"), NOW)));
    }

    /** Without the isolates of an argument within an argument. */
    private static String bare(String words) {
        return words.replaceAll("\u2068([+−]?[\\d:]*)\u2069", "$1");
    }

    private static String in(Language language, int minutes) {
        return Countdown.words(language, NOW, NOW.plusSeconds(minutes * 60L));
    }
}
