package org.prodays.slides;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Files that people and attackers bring: made by PDFBox. */
public final class Decks {
    private static final PDRectangle WIDE = new PDRectangle(960, 540);
    private static final PDType1Font LETTERS = new PDType1Font(FontName.HELVETICA);

    private Decks() {}

    /** A talk of so many pages of words: a title on a band, and nine lines. */
    public static byte[] talk(int pages) throws IOException {
        try (var pdf = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                page(pdf, WIDE, "Les outils du metier " + number);
            }
            return bytes(pdf);
        }
    }

    /** Pages without a word, of these sizes. */
    static byte[] sized(PDRectangle... sizes) throws IOException {
        try (var pdf = new PDDocument()) {
            for (var size : sizes) {
                pdf.addPage(new PDPage(size));
            }
            return bytes(pdf);
        }
    }

    static byte[] encrypted() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage(WIDE));
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return bytes(pdf);
        }
    }

    /** Half a megabyte that unpacks to half a gibibyte of blanks, which is to be drawn. */
    public static byte[] bomb() throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage(WIDE);
            pdf.addPage(page);
            var stream = new PDStream(pdf);
            byte[] blanks = new byte[1 << 20];
            java.util.Arrays.fill(blanks, (byte) ' ');
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 512; i++) {
                    out.write(blanks);
                }
            }
            page.setContents(stream);
            return bytes(pdf);
        }
    }

    /** Four million lines across the page, in a few hundred kilobytes. */
    static byte[] endless() throws IOException {
        String drawing = "q 1 0 0 1 0 0 cm 0 0 m 960 540 l S Q\n";
        try (var pdf = new PDDocument()) {
            var page = new PDPage(WIDE);
            pdf.addPage(page);
            var stream = new PDStream(pdf);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] line = drawing.repeat(1000).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 4000; i++) {
                    out.write(line);
                }
            }
            page.setContents(stream);
            return bytes(pdf);
        }
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void page(PDDocument pdf, PDRectangle size, String title) throws IOException {
        var page = new PDPage(size);
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.setNonStrokingColor(new Color(0x0b5d5e));
            content.addRect(0, size.getHeight() - 70, size.getWidth(), 70);
            content.fill();
            line(content, title, size.getHeight() - 50, Color.WHITE);
            for (int i = 0; i < 9; i++) {
                line(content, "- Une competence que chaque stagiaire acquiert " + i, 420 - 44 * i, Color.BLACK);
            }
        }
    }

    private static void line(PDPageContentStream content, String words, float height, Color colour) throws IOException {
        content.beginText();
        content.setNonStrokingColor(colour);
        content.setFont(LETTERS, 24);
        content.newLineAtOffset(40, height);
        content.showText(words);
        content.endText();
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }
}
