package org.prodays.captions;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks in the text of WebVTT (W3C, §4.2.2) and SubRip: who speaks is kept as words, all else is left out. */
final class CaptionMarkup {
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ >]*)? +([^>\\n]{1,80})>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9][^<>\\n]{0,200}>|</?[A-Za-z0-9]>");
    /** SubRip's positions and styles, as some programs write them. */
    private static final Pattern PLACED = Pattern.compile("\\{\\\\[a-z]+[^{}\\n]{0,40}\\}");

    private static final Pattern NAMED = Pattern.compile("&(amp|lt|gt|nbsp|lrm|rlm);");
    private static final Map<String, String> CHARACTERS =
            Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00a0", "lrm", "\u200e", "rlm", "\u200f");

    private CaptionMarkup() {}

    static String plain(String marked) {
        String words = VOICE.matcher(marked).replaceAll("$1: ");
        return unescaped(PLACED.matcher(TAG.matcher(words).replaceAll("")).replaceAll(""));
    }

    /** What {@link WebVtt} wrote. */
    static String unescaped(String escaped) {
        return CaptionText.of(NAMED.matcher(escaped)
                .replaceAll(m -> Matcher.quoteReplacement(CHARACTERS.getOrDefault(m.group(1), ""))));
    }
}
