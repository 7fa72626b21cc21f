package org.prodays.slides;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes pictures as PNG: those of at most 256 colours with a palette, which is a third of the bytes. */
final class Png {
    private static final int MOST = 256;

    private Png() {}

    static void write(BufferedImage picture, Path file) throws IOException {
        int @Nullable [] colours = colours(picture);
        ImageIO.write(colours == null ? picture : indexed(picture, colours), "png", file.toFile());
    }

    /** The colours in ascending order; null where there are too many. */
    private static int @Nullable [] colours(BufferedImage picture) {
        var seen = new java.util.TreeSet<Integer>();
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            int last = 0; // transparent, so none of its
            for (int colour : row) {
                if (colour != last && seen.add(colour) && seen.size() > MOST) {
                    return null;
                }
                last = colour;
            }
        }
        return seen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static BufferedImage indexed(BufferedImage picture, int[] colours) {
        var palette =
                new IndexColorModel(8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var made = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        int[] row = new int[picture.getWidth()];
        byte[] places = new byte[row.length];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                places[x] = (byte) Arrays.binarySearch(colours, row[x]);
            }
            made.getRaster().setDataElements(0, y, row.length, 1, places);
        }
        return made;
    }
}
