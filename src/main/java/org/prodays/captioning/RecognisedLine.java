package org.prodays.captioning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.CaptionText;
import org.prodays.captions.Cue;

/**
 * A line that a recogniser answers, {@code docs/captions.md} defines it: start, end, language and text, a tab between two of them; times
 * in seconds of the sound it was given.
 */
record RecognisedLine(double start, double end, CaptionLanguage language, String text) {

    /** In bytes; four of them a character. */
    static final int LONGEST = 2048;

    private static final double LONGEST_CUE = 30;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}(?:\\.\\d{1,9})?");

    /**
     * Null when it is not of that form.
     *
     * @param given how many seconds of sound the recogniser has been given: it cannot know of later ones
     */
    static @Nullable RecognisedLine parse(String line, double given) {
        String[] fields = line.split("\t", 4);
        if (fields.length < 4
                || !SECONDS.matcher(fields[0]).matches()
                || !SECONDS.matcher(fields[1]).matches()) {
            return null;
        }
        double start = Double.parseDouble(fields[0]);
        double end = Double.parseDouble(fields[1]);
        String text = CaptionText.of(fields[3]);
        var language = CaptionLanguage.of(fields[2]);
        boolean good = language.isPresent()
                && end > start
                && end - start <= LONGEST_CUE
                && start <= given
                && !text.isEmpty()
                && text.length() <= Cue.MOST_CHARACTERS;
        return good ? new RecognisedLine(start, end, language.orElseThrow(), text) : null;
    }
}
