package org.prodays.captions;

/**
 * A caption: what is read from one moment of a broadcast to another.
 *
 * @param id unlike that of any other cue of its track; of a live one its number and how often it was corrected, as {@code 12-0}
 * @param start on the broadcast's timeline, in microseconds
 * @param end later than the start
 * @param text lines of plain text, none of them empty
 */
public record Cue(String id, long start, long end, String text) {

    /** More would cover the picture. */
    public static final int MOST_CHARACTERS = 400;

    private static final long SHORTEST = 1_500_000;
    private static final long A_CHARACTER = 60_000;

    /** How long a text is read, in microseconds: about 17 characters a second, as subtitlers reckon. */
    static long reading(String text) {
        return Math.max(SHORTEST, text.length() * A_CHARACTER);
    }

    /** Whether it is shown at some time from one moment until another, in microseconds. */
    public boolean within(long from, long until) {
        return start < until && end > from;
    }

    Cue until(long time) {
        return new Cue(id, start, time, text);
    }
}
