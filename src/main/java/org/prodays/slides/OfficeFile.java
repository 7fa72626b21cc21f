package org.prodays.slides;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.Sandboxed;

/**
 * Makes a PDF of a PowerPoint file with LibreOffice, where it is installed, in the sandbox.
 *
 * @param program its folder of programs
 */
record OfficeFile(Path program) {
    static final String PACKAGE = "libreoffice-impress-nogui";

    private static final Logger LOG = Logger.getLogger(OfficeFile.class);
    private static final long MEMORY = 1L << 30;
    /** How it ends when it has laid out a new profile and wants to be started again. */
    private static final int AGAIN = 81;

    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** What it needs of the system: letters, how to find them, its own settings. */
    private static final List<Path> SEEN = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/etc/fonts"),
            Path.of("/usr/share/fontconfig"),
            Path.of("/etc/libreoffice"),
            Path.of("/usr/share/libreoffice"));

    boolean installed() {
        return Files.isExecutable(soffice());
    }

    /** The PDF, in the folder. */
    Path pdf(Path file, Path folder) throws BadFile, IOException, InterruptedException {
        if (!installed()) {
            throw BadFile.missing(List.of(PACKAGE));
        }
        var ended = run(file, folder);
        if (ended.code() == AGAIN) {
            ended = run(file, folder);
        }
        if (ended.excess().isPresent()) {
            throw new BadFile(BadFile.Fault.HEAVY, "0");
        }
        Path made = folder.resolve(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".pdf");
        // a link could lead to what is ours
        if (!ended.well() || !Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
            LOG.infof("LibreOffice could not read a file: %s", ended);
            throw new BadFile(BadFile.Fault.OFFICE, "");
        }
        return made;
    }

    private Sandboxed.Ended run(Path file, Path folder) throws IOException, InterruptedException {
        try (var office = sandbox(file, folder).run(List.of(), command(file))) {
            office.stdout().transferTo(OutputStream.nullOutputStream());
            return office.await();
        }
    }

    private Path soffice() {
        return program.resolve("soffice.bin");
    }

    private Sandbox sandbox(Path file, Path folder) {
        var limits = SandboxLimits.brief().withMemory(MEMORY).withTime(LONGEST).withCpu(LONGEST);
        var sandbox = Sandbox.within(limits).in(folder).showing(file);
        for (Path seen : SEEN) {
            sandbox = Files.isDirectory(seen) ? sandbox.seeing(seen) : sandbox;
        }
        return sandbox;
    }

    private List<String> command(Path file) {
        var command = new ArrayList<String>();
        command.add(soffice().toString());
        command.addAll(List.of("-env:UserInstallation=file:///box/profile", "--headless", "--invisible", "--nologo"));
        command.addAll(
                List.of("--norestore", "--convert-to", "pdf", "--outdir", "/box", "/shown/" + file.getFileName()));
        return command;
    }
}
