package org.prodays.captions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionFileTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;

    @Test
    void webvtt_is_read_without_its_positions_styles_and_notes() throws Exception {
        String vtt = """
                \uFEFFWEBVTT - Souder demain
                Kind: captions

                NOTE made by hand
                over two lines

                STYLE
                ::cue { color: red }

                intro
                00:01.500 --> 00:00:04.000 line:90% align:start
                <v Salma>Bonjour <b>à tous</b> &amp; merci
                <00:02.000>مرحبا

                01:00:00.000 --> 01:00:01.250
                &lt;fin&gt;
                """;
        assertEquals(
                List.of(
                        new Cue("1", 1_500_000, 4 * SECOND, "Salma: Bonjour à tous & merci\nمرحبا"),
                        new Cue("2", HOUR, HOUR + 1_250_000, "<fin>")),
                read(vtt, 2 * HOUR));
    }

    @Test
    void subrip_is_read_with_any_ends_of_lines() throws Exception {
        String srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>Un</i>\r\ndeux\r\n\r\n2\r\n"
                + "00:00:01,500 --> 00:00:03,000\r\nTrois";
        assertEquals(
                List.of(new Cue("1", SECOND, 2 * SECOND, "Un\ndeux"), new Cue("2", 1_500_000, 3 * SECOND, "Trois")),
                read(srt, HOUR));
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        var cues = List.of(
                new Cue("1", 0, SECOND, "<b>a</b> --> {\\an8} & &amp;\nNOTE"),
                new Cue("2", SECOND, 99 * HOUR, "\u200fWEBVTT\u200e"));
        assertEquals(cues, CaptionFile.trusted(WebVtt.file(cues)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEBVTT                                                     | NOTHING          | 1",
                "no captions at all                                         | TIME_MISSING     | 1",
                "WEBVTT//00:01.000 --> 00:00.500/a                          | END_BEFORE_START | 3",
                "WEBVTT//00:01.000 -> 00:02.000/a                           | TIME_MISSING     | 4",
                "WEBVTT//00:01.000 --> 00:2.000/a                           | TIME_MALFORMED   | 3",
                "WEBVTT//00:05.000 --> 00:06.000/a//00:04.000 --> 00:07.000/b | NOT_MONOTONE   | 6",
                "WEBVTT//00:05.000 --> 00:06.000//                          | TEXT_MISSING     | 3",
                "WEBVTT//00:05.000 --> 00:06.000/<b></b>                    | TEXT_MISSING     | 4",
                "1/00:59:59,000 --> 01:00:01,000/a//2/01:00:00,000 --> 01:00:02,000/b | AFTER_THE_END | 6",
            })
    void what_is_wrong_is_told_with_its_line(String file, BadCaptions.Reason reason, int line) {
        refused(reason, line, file.replace('/', '\n').replace("<\nb>", "</b>").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_too_much_is_refused() {
        refused(BadCaptions.Reason.TOO_LARGE, 1, new byte[CaptionFile.MOST_BYTES + 1]);
        refused(BadCaptions.Reason.TEXT_TOO_LONG, 4, bytes("WEBVTT\n\n00:00.000 --> 00:01.000\n" + "a".repeat(401)));
        refused(BadCaptions.Reason.NOT_UTF_8, 2, new byte[] {'1', '\n', (byte) 0xe9, '\n'});
        String many = "00:00.000 --> 00:01.000\na\n\n".repeat(CaptionTrack.MOST_CUES + 1);
        refused(BadCaptions.Reason.TOO_MANY, 3 + 3 * CaptionTrack.MOST_CUES, bytes("WEBVTT\n\n" + many));
    }

    private static void refused(BadCaptions.Reason reason, int line, byte[] file) {
        var bad = assertThrows(BadCaptions.class, () -> CaptionFile.read(file, HOUR));
        assertEquals(reason + " " + line, bad.reason() + " " + bad.line());
    }

    private static List<Cue> read(String text, long duration) throws BadCaptions {
        return CaptionFile.read(bytes(text), duration);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
