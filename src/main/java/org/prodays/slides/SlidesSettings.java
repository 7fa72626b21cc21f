package org.prodays.slides;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Settings of the slides, {@code prodays.slides.*}. */
@ConfigMapping(prefix = "prodays.slides")
public interface SlidesSettings {

    /** The folder of the files that people bring and of the pictures made of them; created when absent. */
    @WithDefault("data/slides")
    Path folder();

    /** How large such a file may be, in megabytes. */
    @WithDefault("50")
    int largestMb();

    /** How many pages it may have. */
    @WithDefault("300")
    int mostPages();

    /** How long one page may take to be drawn, in seconds; one that takes longer was made to harm, or is too much for this machine. */
    @WithDefault("20")
    int secondsPerPage();

    /** Where LibreOffice has its programs; it makes PDF of PowerPoint files. */
    @WithDefault("/usr/lib/libreoffice/program")
    Path office();
}
