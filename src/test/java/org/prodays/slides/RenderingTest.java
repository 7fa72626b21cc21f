package org.prodays.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that people bring, and of files that are made to harm. */
class RenderingTest {
    private static final int PHONE = 30_000;

    @TempDir
    Path folder;

    private Pictures pictures;
    private Rendering rendering;
    /** Gives a page two seconds. */
    private Rendering hasty;

    @BeforeEach
    void build() {
        pictures = new Pictures(folder.resolve("pictures"));
        var office = new OfficeFile(folder.resolve("none"));
        rendering = new Rendering(new Drawing(300, 20), office, pictures, folder.resolve("work"));
        hasty = new Rendering(new Drawing(300, 2), office, pictures, folder.resolve("work"));
    }

    @Test
    void a_talk_becomes_pictures_that_a_phone_can_afford_and_its_words() throws Exception {
        var told = new ArrayList<String>();
        var slides = rendering.slides(
                Decks.write(folder, "talk.pdf", Decks.talk(18)),
                UploadKind.PDF,
                (made, of) -> told.add(made + "/" + of));
        assertEquals(18, slides.size());
        assertEquals(18, slides.stream().map(DrawnSlide::picture).distinct().count());
        assertEquals("18/18", told.getLast());
        assertTrue(told.contains("16/18"), told.toString());
        var first = slides.getFirst();
        assertEquals(List.of(1280, 720), List.of(first.width(), first.height()));
        assertTrue(first.words().startsWith("Les outils du metier 1\n- Une competence"), first.words());
        assertTrue(Files.size(file(first, "small.webp")) <= PHONE, "bytes: " + Files.size(file(first, "small.webp")));
        assertTrue(Files.size(file(first, "large.webp")) <= 2 * PHONE);
        var small = ImageIO.read(file(first, "small.png").toFile());
        assertEquals(List.of(640, 360), List.of(small.getWidth(), small.getHeight()));
        assertEquals(0xff0b5d5e, small.getRGB(5, 5), "the band of the title");
        assertEquals(0xffffffff, small.getRGB(5, 355));
        assertEquals(
                "RIFF",
                Files.readString(file(first, "large.webp"), StandardCharsets.ISO_8859_1)
                        .substring(0, 4));
        assertFalse(Files.exists(folder.resolve("work")), "what was used on the way is gone");
    }

    @Test
    void pages_of_any_size_are_drawn_into_the_shape_of_the_first() throws Exception {
        var slides = slides(Decks.sized(
                new PDRectangle(960, 540), new PDRectangle(200_000, 150_000), new PDRectangle(0.01f, 14_400)));
        assertEquals(
                List.of(720, 720, 720), slides.stream().map(DrawnSlide::height).toList());
        assertEquals("", slides.getFirst().words());
        assertEquals(
                2560, slides(Decks.sized(new PDRectangle(1, 1_000))).getFirst().height());
        assertEquals(
                426, slides(Decks.sized(new PDRectangle(1_000, 1))).getFirst().height());
    }

    @Test
    void what_cannot_be_shown_is_refused_with_the_reason() throws Exception {
        refused("ENCRYPTED 0", Decks.encrypted());
        refused("EMPTY 0", Decks.sized());
        var many = new PDRectangle[2000];
        Arrays.fill(many, PDRectangle.A4);
        refused("LONG 2000", Decks.sized(many));
        refused("BROKEN 0", "%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII));
        refused("BROKEN 0", Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 1 << 20));
    }

    @Test
    void a_bomb_goes_off_in_its_box() throws Exception {
        var usual = rendering;
        rendering = hasty;
        for (byte[] bomb : List.of(Decks.bomb(), Decks.endless())) {
            var bad = assertThrows(BadFile.class, () -> slides(bomb));
            assertEquals(BadFile.Fault.HEAVY, bad.fault());
        }
        rendering = usual;
        assertEquals(1, slides(Decks.talk(1)).size());
    }

    @Test
    void without_libreoffice_its_package_is_named() throws IOException {
        Path file = Decks.write(folder, "talk.pptx", new byte[] {'P', 'K', 3, 4});
        var bad = assertThrows(BadFile.class, () -> rendering.slides(file, UploadKind.PPTX, (made, of) -> {}));
        assertEquals(BadFile.Fault.PACKAGES, bad.fault());
        assertEquals("libreoffice-impress-nogui", bad.detail());
    }

    @Test
    void what_the_drawer_says_is_understood_and_nothing_else() throws IOException {
        for (var said : List.of(
                new FromDrawer.Pages(12), new FromDrawer.Page(3), new FromDrawer.Bad(BadFile.Fault.BROKEN, 4))) {
            assertEquals(said, FromDrawer.read(said.line()));
        }
        for (String line :
                List.of("", "page", "page -1", "pages 1 2", "pages 9999999999", "bad NONE 1", "bad BROKEN")) {
            assertThrows(IOException.class, () -> FromDrawer.read(line));
        }
    }

    @Test
    void a_link_out_of_the_box_is_refused() throws IOException {
        var box = Files.createDirectories(folder.resolve("box"));
        Files.writeString(box.resolve("words-0001.txt"), "words");
        Rendering.refuseLinks(box);
        Files.createSymbolicLink(box.resolve("large-0001.png"), Path.of("/etc/passwd"));
        assertThrows(IOException.class, () -> Rendering.refuseLinks(box));
    }

    @Test
    void words_are_tidied() {
        assertEquals("a b\nمرحبا\nc", Rendering.tidy(" a\tb \r\n\r\n\u0000\n مرحبا\n\n\uE000 c\n"));
    }

    private void refused(String why, byte[] file) {
        var bad = assertThrows(BadFile.class, () -> slides(file));
        assertEquals(why, bad.getMessage());
        assertFalse(Files.exists(folder.resolve("work")));
    }

    private List<DrawnSlide> slides(byte[] file) throws Exception {
        return rendering.slides(Decks.write(folder, "file.pdf", file), UploadKind.PDF, (made, of) -> {});
    }

    private Path file(DrawnSlide slide, String kind) {
        return pictures.find(slide.picture() + "-" + kind).orElseThrow();
    }
}
