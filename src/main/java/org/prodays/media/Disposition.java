package org.prodays.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a file to be taken away is called on the reader's disk (RFC 6266). */
final class Disposition {
    private static final int LONGEST = 120;
    /** What some file system or another does not take, and what is not seen. */
    private static final String UNFIT = "[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}/\\\\:*?\"<>|%;']+";

    private Disposition() {}

    /**
     * The header's value.
     *
     * @param wished a title, as whoever links to the file has it, null for none
     * @param file its own name, whose ending stays
     */
    static String of(@Nullable String wished, String file) {
        String ending = file.substring(file.lastIndexOf('.'));
        String title = fit(wished == null ? "" : wished);
        String name = title.isEmpty() ? file : title + ending;
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return "attachment; filename=\"" + (ascii ? name : file) + '"' + (ascii ? "" : "; filename*=" + extended(name));
    }

    private static String fit(String wished) {
        String clean =
                wished.replaceAll(UNFIT, " ").strip().replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        int end = clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length())));
        return clean.substring(0, end).strip();
    }

    /** RFC 8187 §3.2.1. */
    private static String extended(String name) {
        return "UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}
