package org.prodays.slides;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files of which slides are made. */
enum UploadKind {
    PDF("application/pdf"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /** Readers look for the header of a PDF within so many bytes (ISO 32000-1, annex H). */
    static final int HEAD = 1024;

    private final String type;

    UploadKind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<UploadKind> ofName(String file) {
        return Arrays.stream(values())
                .filter(kind -> file.toLowerCase(Locale.ROOT).endsWith("." + kind.ending()))
                .findFirst();
    }

    /** Whether a file that begins so can be one. */
    boolean fits(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return this == PDF ? text.contains("%PDF-") : text.startsWith("PK\u0003\u0004");
    }
}
