package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxMissing;

/** What may be brought here, to be said before somebody brings it. */
@ApplicationScoped
class Bringing {

    private final SlidesSettings settings;
    private final OfficeFile office;

    Bringing(SlidesSettings settings, OfficeFile office) {
        this.settings = settings;
        this.office = office;
    }

    /**
     * The terms.
     *
     * @param most megabytes of a file
     * @param pages that it may have
     * @param powerPoint whether PowerPoint files can be read here
     * @param missing the packages without which nothing can be made of any file; null when all are there
     */
    record Terms(
            int most,
            int pages,
            boolean powerPoint,
            @Nullable String missing) {

        /** For a file field. */
        public String accept() {
            return powerPoint ? ".pdf,.pptx" : ".pdf";
        }

        public String officePackage() {
            return OfficeFile.PACKAGE;
        }
    }

    Terms terms() {
        return new Terms(settings.largestMb(), settings.mostPages(), office.installed(), missing());
    }

    private static @Nullable String missing() {
        try {
            Sandbox.requireFfmpeg();
            return null;
        } catch (SandboxMissing e) {
            return named(e.packages());
        } catch (IOException e) {
            return named(List.of());
        }
    }

    /** All is installed, yet this system forbids the sandbox: bubblewrap says why when it is run. */
    private static String named(List<String> packages) {
        return packages.isEmpty() ? "bubblewrap" : String.join(" ", packages);
    }
}
