package org.prodays.captioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Cue;
import org.prodays.captions.ReplayCaptions;
import org.prodays.ground.Language;

/**
 * What the replay shows in one language, and the file that may take its place.
 *
 * @param live how many captions were said live
 * @param draft null when no file waits
 */
record ReplayCaptionRow(
        Language language,
        boolean uploaded,
        int live,
        Side shown,
        @Nullable Side draft) {

    private static final int SAMPLE = 6;

    /** A set of captions: how many, when the last one ends, and the first of them. */
    record Side(int count, String until, List<Sample> first) {

        static Side of(List<Cue> cues) {
            long end = cues.stream().mapToLong(Cue::end).max().orElse(0);
            return new Side(
                    cues.size(),
                    clock(end),
                    cues.stream()
                            .limit(SAMPLE)
                            .map(cue -> new Sample(clock(cue.start()), cue.text()))
                            .toList());
        }
    }

    record Sample(String at, String text) {}

    static ReplayCaptionRow of(CaptionLanguage language, ReplayCaptions captions) {
        var shown = captions.shown();
        return new ReplayCaptionRow(
                Language.of(language.tag()).orElseThrow(),
                shown.uploaded(),
                captions.live().size(),
                Side.of(shown.cues()),
                captions.draft().map(Side::of).orElse(null));
    }

    /** A place in a recording, as players write it. */
    private static String clock(long micros) {
        long seconds = micros / 1_000_000;
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
