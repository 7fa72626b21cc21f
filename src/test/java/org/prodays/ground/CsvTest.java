package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void excel_finds_its_mark_its_semicolons_and_its_line_ends() {
        assertEquals(
                "\uFEFFالاسم;Minutes\r\nفاطمة;54\r\n",
                new Csv()
                        .row(List.of("الاسم", "Minutes"))
                        .row(List.of("فاطمة", 54))
                        .text());
    }

    @Test
    void quotes_semicolons_and_line_breaks_stay_within_their_cell() {
        assertEquals(
                "\uFEFF\"a;b\";\"say \"\"yes\"\"\";\"two\nlines\";c,d\r\n",
                new Csv()
                        .row(List.of("a;b", "say \"yes\"", "two\nlines", "c,d"))
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", " =1", "\u00A0=1", "＝1", "\t=1"})
    void no_words_become_a_formula(String words) {
        String cell = new Csv().row(List.of(words)).text().substring(1).strip();
        assertEquals('\'', cell.replace("\"", "").charAt(0), cell);
    }

    @Test
    void a_number_may_be_below_zero() {
        assertEquals("\uFEFF-1\r\n", new Csv().row(List.of(-1)).text());
    }
}
