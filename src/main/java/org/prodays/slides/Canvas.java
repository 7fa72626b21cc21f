package org.prodays.slides;

import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The size of all pictures of a file, in pixels: as wide as the larger of the two widths, and of the shape of its first page, so that nothing
 * jumps from slide to slide. A page of another shape stands in its middle.
 */
record Canvas(int width, int height) {
    static final int LARGE = 1280;
    static final int SMALL = 640;

    private static final float NARROWEST = 0.5f;
    private static final float WIDEST = 3;

    static Canvas of(PDPage first) {
        var size = Size.of(first);
        float shape = size.drawable() ? Math.clamp(size.width() / size.height(), NARROWEST, WIDEST) : 16 / 9f;
        // even, as half of it is wanted too
        return new Canvas(LARGE, 2 * Math.round(LARGE / shape / 2));
    }

    /** How many pixels of this a unit of the page takes. */
    float scale(Size page) {
        return Math.min(width / page.width(), height / page.height());
    }

    /** What is seen of a page, turned as it says, in its own units. */
    record Size(float width, float height) {
        static Size of(PDPage page) {
            var box = page.getCropBox();
            boolean turned = page.getRotation() % 180 != 0;
            return turned ? new Size(box.getHeight(), box.getWidth()) : new Size(box.getWidth(), box.getHeight());
        }

        /** A hostile page may have no size, or one that is no number. */
        boolean drawable() {
            return width > 0 && height > 0 && Float.isFinite(width) && Float.isFinite(height);
        }
    }
}
