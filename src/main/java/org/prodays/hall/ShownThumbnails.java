package org.prodays.hall;

import org.prodays.recordings.Strip;

/**
 * The small pictures of a replay.
 *
 * @param address of each of them, but for its number and {@code .jpg}
 * @param every so many seconds there is one, the first at 0
 */
record ShownThumbnails(String address, int every, int count) {

    static ShownThumbnails of(String broadcast, Strip strip) {
        return new ShownThumbnails("/media/" + broadcast + "/" + strip.prefix(), strip.every(), strip.count());
    }

    /** The first picture that shows what began at a second. */
    String at(double second) {
        return address + Math.min(count - 1, (int) Math.ceil(second / every)) + ".jpg";
    }
}
