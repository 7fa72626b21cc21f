package org.prodays.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodays.captions.CaptionLanguage;

class RecognisedLineTest {

    @Test
    void a_line_is_times_language_and_text() {
        assertEquals(
                new RecognisedLine(1.5, 4, CaptionLanguage.AR, "مرحبا بكم"),
                RecognisedLine.parse("1.5\t4\tar\t مرحبا  بكم\r", 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1\t2\tfr",
                "1\t2\tfr\t",
                "1\t2\tde\tHallo",
                "2\t1\tfr\tBonjour",
                "1\t40\tfr\tBonjour",
                "11\t12\tfr\tBonjour",
                "-1\t2\tfr\tBonjour",
                "NaN\t2\tfr\tBonjour",
                "1e3\t2\tfr\tBonjour"
            })
    void what_is_none_is_not_taken(String line) {
        assertNull(RecognisedLine.parse(line, 10));
    }
}
