package org.prodays.slides;

import java.io.IOException;
import java.util.regex.Pattern;

/** What the {@link Drawer} says, a line each: {@code pages 12}, {@code page 3}, {@code bad BROKEN 4}. */
sealed interface FromDrawer {
    Pattern LINE = Pattern.compile("(pages|page|bad [A-Z]+) ([0-9]{1,9})");

    /** How many pages the file has. */
    record Pages(int count) implements FromDrawer {}

    /** One is drawn: its number, from 1. */
    record Page(int number) implements FromDrawer {}

    /** It goes no further: why, and the page or the number of pages that this is about, 0 for the whole. */
    record Bad(BadFile.Fault fault, int number) implements FromDrawer {}

    default String line() {
        return switch (this) {
            case Pages(int count) -> "pages " + count;
            case Page(int number) -> "page " + number;
            case Bad(BadFile.Fault fault, int number) -> "bad " + fault.name() + " " + number;
        };
    }

    /**
     * What a line says.
     *
     * @throws IOException when it is none of these: a hostile file may have taken the drawer over
     */
    static FromDrawer read(String line) throws IOException {
        var said = LINE.matcher(line);
        if (!said.matches()) {
            throw new IOException("the drawer said what it never says");
        }
        int number = Integer.parseInt(said.group(2));
        return switch (said.group(1)) {
            case "pages" -> new Pages(number);
            case "page" -> new Page(number);
            default -> new Bad(fault(said.group(1).substring("bad ".length())), number);
        };
    }

    private static BadFile.Fault fault(String name) throws IOException {
        try {
            return BadFile.Fault.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("the drawer said what it never says", e);
        }
    }
}
