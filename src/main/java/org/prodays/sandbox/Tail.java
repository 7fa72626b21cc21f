package org.prodays.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;

/** The last words of a program: at most {@value #LINES} lines of {@value #LONGEST} printable characters. Safe for two threads. */
final class Tail {
    private static final int LINES = 20;
    private static final int LONGEST = 200;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    /** Reads to the end, whatever comes. */
    void read(InputStream from) {
        byte[] piece = new byte[4096];
        try (from) {
            for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
                add(piece, count);
            }
        } catch (IOException closed) {
            // the program was killed; what it said stays
        }
    }

    synchronized void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                end();
            } else if (line.length() < LONGEST) {
                line.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '?');
            }
        }
    }

    /** The lines, the last one last. */
    synchronized String text() {
        String whole = String.join("\n", lines);
        return line.isEmpty() ? whole : whole.isEmpty() ? line.toString() : whole + "\n" + line;
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
        if (lines.size() > LINES) {
            lines.remove();
        }
    }
}
