package org.prodays.slides;

/**
 * A slide as scripts show it.
 *
 * @param address where its pictures are, but for {@code -small.webp}, {@code -large.webp} and the same as PNG
 * @param width of the large ones; the small ones are half of it
 * @param words its text
 */
record ShownSlide(String address, int width, int height, String words) {

    static ShownSlide of(Slide slide) {
        var drawn = slide.drawn();
        return new ShownSlide(slide.address(), drawn.width(), drawn.height(), drawn.words());
    }

    /** The same with the beginning of its words. */
    ShownSlide atMost(int most) {
        return words.length() <= most ? this : new ShownSlide(address, width, height, words.substring(0, most) + "…");
    }

    /** Its first line; empty where it has no words. */
    String title() {
        return Slide.title(words);
    }
}
