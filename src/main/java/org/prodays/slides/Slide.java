package org.prodays.slides;

import java.util.UUID;

/** A page that has become pictures. */
record Slide(UUID id, DrawnSlide drawn) {
    private static final int LONGEST_TITLE = 120;

    /** Where its pictures are, but for {@code -small.webp} and the like. */
    public String address() {
        return "/slides/" + drawn.picture();
    }

    /** Its first line; empty where it has no words. */
    public String title() {
        return title(drawn.words());
    }

    static String title(String words) {
        String line = words.lines().findFirst().orElse("");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE) + "…";
    }
}
