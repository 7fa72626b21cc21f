package org.prodays.recordings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JPEG pictures of ours that follow each other. */
final class Jpegs {
    private Jpegs() {}

    /** The pictures; what follows the last that is whole is left out. */
    static List<byte[]> split(byte[] all) {
        var pictures = new ArrayList<byte[]>();
        int from = 0;
        for (int at = 2; at <= all.length; at++) {
            if (marker(all, at - 2, 0xd9) && (at == all.length || marker(all, at, 0xd8))) {
                pictures.add(Arrays.copyOfRange(all, from, at));
                from = at;
            }
        }
        return pictures;
    }

    /** ITU-T T.81 §B.1.1.2: within a picture's data a marker's first byte is followed by 0. */
    private static boolean marker(byte[] all, int at, int code) {
        return at + 2 <= all.length && (all[at] & 0xff) == 0xff && (all[at + 1] & 0xff) == code;
    }
}
