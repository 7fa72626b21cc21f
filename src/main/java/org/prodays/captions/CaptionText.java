package org.prodays.captions;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people write, as a caption shows it: lines without blanks at their ends, none empty, no control characters but those of direction. */
public final class CaptionText {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\x{FFF9}-\\x{FFFB}\\x{FEFF}]+");
    private static final Pattern BLANKS = Pattern.compile("[ \\p{Zl}\\p{Zp}]+");

    private CaptionText() {}

    /** The text to show; empty when nothing is left. */
    public static String of(String written) {
        return written.lines()
                .map(line -> BLANKS.matcher(UNSEEN.matcher(line).replaceAll(" "))
                        .replaceAll(" ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
