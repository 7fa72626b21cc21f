package org.prodays.slides;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxMissing;

/**
 * Makes slides of a file, some pages at a time, each time in a folder and a sandbox of their own, so that neither the disk nor a long file is
 * a matter.
 */
final class Rendering {
    /** Pages made at a time. */
    static final int BATCH = 16;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(20);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\n]]+");
    private static final Pattern BLANKS = Pattern.compile("\\s*\\n\\s*");

    private final Drawing drawing;
    private final OfficeFile office;
    private final Pictures pictures;
    private final Path folder;

    /** @param folder where to work; what is left there from before is cleared away */
    Rendering(Drawing drawing, OfficeFile office, Pictures pictures, Path folder) {
        this.drawing = drawing;
        this.office = office;
        this.pictures = pictures;
        this.folder = folder;
    }

    /**
     * The slides of a file, in the order of its pages.
     *
     * @param progress is told how many pages are made, and how many there are
     */
    List<DrawnSlide> slides(Path file, UploadKind kind, Progress progress)
            throws BadFile, IOException, InterruptedException {
        try {
            Sandbox.requireFfmpeg();
            clear(folder);
            Files.createDirectories(folder);
            return slides(kind == UploadKind.PDF ? file : office.pdf(file, folder("office")), progress);
        } catch (SandboxMissing e) {
            throw BadFile.missing(e.packages());
        } finally {
            clear(folder);
        }
    }

    /** Told as the work goes on. */
    interface Progress {
        void made(int pages, int of);
    }

    private List<DrawnSlide> slides(Path pdf, Progress progress) throws BadFile, IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST;
        var slides = new ArrayList<DrawnSlide>();
        int pages = BATCH;
        for (int first = 1; first <= pages; first += BATCH) {
            if (System.nanoTime() - end > 0) {
                throw new BadFile(BadFile.Fault.HEAVY, "0");
            }
            int known = first == 1 ? 0 : pages;
            var batch = folder("batch");
            pages = drawing.draw(pdf, batch, new Drawing.Span(first, BATCH), page -> progress.made(page - 1, known));
            slides.addAll(kept(batch, Math.min(BATCH, pages - first + 1)));
            progress.made(slides.size(), pages);
            clear(batch);
        }
        return slides;
    }

    private List<DrawnSlide> kept(Path batch, int many) throws IOException, InterruptedException {
        WebP.make(batch, "large", many);
        WebP.make(batch, "small", many);
        refuseLinks(batch);
        var kept = new ArrayList<DrawnSlide>();
        for (int drawn = 0; drawn < many; drawn++) {
            var size = size(batch.resolve(Drawer.Task.name("large", drawn, "png")));
            String words = words(batch.resolve(Drawer.Task.name("words", drawn, "txt")));
            kept.add(new DrawnSlide(pictures.keep(batch, drawn), size.width(), size.height(), tidy(words)));
        }
        return kept;
    }

    /** A program in the sandbox that was taken over may have left a link, which out here would lead to what is ours. */
    static void refuseLinks(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            if (files.anyMatch(Files::isSymbolicLink)) {
                throw new IOException("a link among the pictures");
            }
        }
    }

    private static String words(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4 * Drawer.MOST_WORDS), StandardCharsets.UTF_8);
        }
    }

    /** What it is to people: no marks of control, no empty lines. */
    static String tidy(String words) {
        return BLANKS.matcher(UNPRINTABLE.matcher(words.replace("\r\n", "\n")).replaceAll(" "))
                .replaceAll("\n")
                .strip();
    }

    /** Of a PNG (W3C, section 11.2.1). */
    private static Canvas size(Path png) throws IOException {
        try (var in = Files.newInputStream(png)) {
            var head = ByteBuffer.wrap(in.readNBytes(24));
            return new Canvas(head.getInt(16), head.getInt(20));
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
