package org.prodays.slides;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.Sandboxed;

/**
 * Runs the {@link Drawer} in the sandbox, by the Java that runs this program: a heap of {@value #HEAP_MB} MB, and time for each page.
 *
 * @param most pages that a file may have
 * @param seconds that a page may take
 */
record Drawing(int most, int seconds) {
    private static final int HEAP_MB = 384;
    private static final long MEMORY = 768L << 20;
    private static final long WRITTEN = 512L << 20;
    private static final int OUT_OF_MEMORY = 3;
    private static final Path JAVA =
            Path.of(System.getProperty("java.home")).toAbsolutePath().normalize();
    /** Where Debian's Java keeps its settings; others have them in their own folder. */
    private static final Path SETTINGS_OF_JAVA =
            Path.of("/etc/java-" + Runtime.version().feature() + "-openjdk");
    /** Small, soon there, silent, and ended by the first lack of memory. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx" + HEAP_MB + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:CompressedClassSpaceSize=48m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=/box",
            "-Duser.home=/box",
            "-Dpdfbox.fontcache=/box",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");

    /** What was said: how many pages the file has, how many were drawn, why it went no further. */
    private record Said(int pages, int page, FromDrawer.@Nullable Bad bad) {}

    /**
     * Draws some pages into a folder.
     *
     * @param drawn told the number of each page
     * @return how many pages the file has
     */
    int draw(Path pdf, Path folder, Span span, IntConsumer drawn) throws BadFile, IOException, InterruptedException {
        var task = new Drawer.Task(
                Path.of("/shown").resolve(pdf.getFileName()),
                Path.of("/box"),
                span.first(),
                span.many(),
                most,
                seconds);
        try (var java = sandbox(pdf, folder, span).run(List.of(), command(task))) {
            var said = listen(java, drawn);
            judge(said, java.await(), span);
            return said.pages();
        }
    }

    /** Some pages: the first one, from 1, and how many at most. */
    record Span(int first, int many) {}

    private Sandbox sandbox(Path pdf, Path folder, Span span) {
        var time = Duration.ofSeconds((long) seconds * (span.many() + 1));
        var limits = SandboxLimits.brief()
                .withMemory(MEMORY)
                .withWritten(WRITTEN)
                .withTime(time)
                .withCpu(time.multipliedBy(2));
        var sandbox = Sandbox.within(limits).in(folder).showing(pdf).showing(JAVA);
        for (Path part : program()) {
            sandbox = sandbox.showing(part);
        }
        return Files.isDirectory(SETTINGS_OF_JAVA) ? sandbox.seeing(SETTINGS_OF_JAVA) : sandbox;
    }

    private static List<String> command(Drawer.Task task) {
        var command = new ArrayList<String>();
        command.add("/shown/" + JAVA.getFileName() + "/bin/java");
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(
                program().stream().map(part -> "/shown/" + part.getFileName()).collect(Collectors.joining(":")));
        command.add(Drawer.class.getName());
        command.addAll(List.of(task.words()));
        return command;
    }

    /** Where its classes are: this program and the libraries that read PDF. */
    private static List<Path> program() {
        return Stream.of(Drawer.class, Loader.class, RandomAccessRead.class, FontBoxFont.class, Log.class)
                .map(Drawing::place)
                .distinct()
                .toList();
    }

    private static Path place(Class<?> type) {
        CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), type.getName());
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Said listen(Sandboxed java, IntConsumer drawn) throws IOException {
        int pages = 0;
        int page = 0;
        FromDrawer.@Nullable Bad bad = null;
        var lines = new BufferedReader(new InputStreamReader(java.stdout(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (FromDrawer.read(line)) {
                case FromDrawer.Pages(int count) -> pages = count;
                case FromDrawer.Page(int number) -> {
                    page = number;
                    drawn.accept(number);
                }
                case FromDrawer.Bad why -> bad = why;
            }
        }
        return new Said(pages, page, bad);
    }

    private void judge(Said said, Sandboxed.Ended ended, Span span) throws BadFile, IOException {
        var bad = said.bad();
        if (bad != null) {
            throw new BadFile(bad.fault(), "" + bad.number());
        }
        if (ended.excess().isPresent() || ended.code() == OUT_OF_MEMORY || ended.code() == Drawer.TOO_LONG) {
            int page = said.pages() == 0 ? 0 : Math.max(said.page() + 1, span.first());
            throw new BadFile(BadFile.Fault.HEAVY, "" + page);
        }
        if (!ended.well() || said.pages() > most) {
            throw new IOException("the drawer " + ended);
        }
    }
}
