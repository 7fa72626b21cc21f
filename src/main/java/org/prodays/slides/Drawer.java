package org.prodays.slides;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Draws pages of a PDF and takes down their words: a program of its own, for the sandbox, as what comes from outside may be made to harm.
 * It says how many there are and then each one that is drawn, or why it goes no further ({@link FromDrawer}).
 */
final class Drawer {
    /** How it ends when a page takes longer than it may. */
    static final int TOO_LONG = 4;

    /** Characters of a page that are taken down. */
    static final int MOST_WORDS = 4000;

    /**
     * What is to be done.
     *
     * @param first the first page to draw, from 1
     * @param many how many at most
     * @param most pages that the file may have
     * @param seconds that a page may take
     */
    record Task(Path file, Path folder, int first, int many, int most, int seconds) {
        static Task of(String[] words) {
            return new Task(
                    Path.of(words[0]),
                    Path.of(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    Integer.parseInt(words[5]));
        }

        String[] words() {
            return new String[] {
                file.toString(), folder.toString(), "" + first, "" + many, "" + most, "" + seconds,
            };
        }

        /** The file, in the folder, of the one after {@code drawn} others. */
        static String name(String kind, int drawn, String ending) {
            return "%s-%04d.%s".formatted(kind, drawn + 1, ending);
        }
    }

    private final Task task;
    private volatile long end;

    private Drawer(Task task) {
        this.task = task;
        hurry();
    }

    public static void main(String[] words) throws IOException {
        var drawer = new Drawer(Task.of(words));
        Thread.ofPlatform().daemon().start(drawer::watch);
        try {
            drawer.draw();
        } catch (InvalidPasswordException e) {
            bad(BadFile.Fault.ENCRYPTED, 0);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            bad(BadFile.Fault.BROKEN, 0);
        }
    }

    private void draw() throws IOException {
        try (var pdf = Loader.loadPDF(task.file().toFile())) {
            int pages = pdf.getNumberOfPages();
            if (pages == 0 || pages > task.most()) {
                bad(pages == 0 ? BadFile.Fault.EMPTY : BadFile.Fault.LONG, pages);
                return;
            }
            say(new FromDrawer.Pages(pages));
            var canvas = Canvas.of(pdf.getPage(0));
            var renderer = new PDFRenderer(pdf);
            renderer.setSubsamplingAllowed(true);
            for (int drawn = 0; drawn < Math.min(task.many(), pages - task.first() + 1); drawn++) {
                hurry();
                page(pdf, renderer, canvas, drawn);
                say(new FromDrawer.Page(task.first() + drawn));
            }
        }
    }

    private void page(PDDocument pdf, PDFRenderer renderer, Canvas canvas, int drawn) throws IOException {
        int number = task.first() + drawn;
        try {
            var large = drawn(pdf.getPage(number - 1), renderer, canvas, number - 1);
            Png.write(large, task.folder().resolve(Task.name("large", drawn, "png")));
            Png.write(half(large), task.folder().resolve(Task.name("small", drawn, "png")));
            Files.writeString(task.folder().resolve(Task.name("words", drawn, "txt")), words(pdf, number));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            bad(BadFile.Fault.BROKEN, number);
            System.exit(0);
        }
    }

    private static BufferedImage drawn(PDPage page, PDFRenderer renderer, Canvas canvas, int index) throws IOException {
        var picture = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setBackground(Color.WHITE);
        pen.clearRect(0, 0, canvas.width(), canvas.height());
        var size = Canvas.Size.of(page);
        if (size.drawable()) {
            float scale = canvas.scale(size);
            pen.translate((canvas.width() - size.width() * scale) / 2, (canvas.height() - size.height() * scale) / 2);
            pen.clipRect(0, 0, (int) Math.ceil(size.width() * scale), (int) Math.ceil(size.height() * scale));
            renderer.renderPageToGraphics(index, pen, scale, scale, RenderDestination.VIEW);
        }
        pen.dispose();
        return picture;
    }

    private static BufferedImage half(BufferedImage large) {
        var small = new BufferedImage(large.getWidth() / 2, large.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(large, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        return small;
    }

    private static String words(PDDocument pdf, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        String text = stripper.getText(pdf);
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS);
    }

    private void hurry() {
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(task.seconds());
    }

    /** Nothing in a PDF can stop this: it ends the whole program. */
    private void watch() {
        while (System.nanoTime() - end < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(TOO_LONG);
    }

    private static void bad(BadFile.Fault fault, int number) {
        say(new FromDrawer.Bad(fault, number));
    }

    private static void say(FromDrawer said) {
        System.out.println(said.line());
    }
}
