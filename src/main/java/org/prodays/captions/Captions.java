package org.prodays.captions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The captions of a broadcast in all languages: said while it is on air, shown at the times when they were said in its replay, where a
 * file may take their place. Safe for use by many threads.
 */
public final class Captions {
    private static final Pattern FILE = Pattern.compile("captions-(ar|fr|en)(-\\d{1,9}\\.vtt)?");

    private final Map<CaptionLanguage, CaptionTrack> tracks = new EnumMap<>(CaptionLanguage.class);
    private final Map<CaptionLanguage, ReplayCaptions> replays = new EnumMap<>(CaptionLanguage.class);
    private volatile boolean ended;

    /** A caption as whoever writes them sees it. */
    public record Line(int number, String text) {}

    /** Reads what is whole in a recording's folder. */
    public Captions(Path folder, boolean ended) throws IOException {
        for (CaptionLanguage language : CaptionLanguage.values()) {
            var track = new CaptionTrack(folder.resolve("captions-" + language.tag()));
            tracks.put(language, track);
            replays.put(language, new ReplayCaptions(folder, language, track));
        }
        if (ended) {
            end();
        }
    }

    /** Whether a file of a recording's folder is of its captions; a draft is not. */
    public static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    /** The languages in which there is something to show. */
    public Set<CaptionLanguage> languages() {
        var languages = EnumSet.noneOf(CaptionLanguage.class);
        for (CaptionLanguage language : CaptionLanguage.values()) {
            if (ended
                    ? !replay(language).shown().cues().isEmpty()
                    : track(language).begun()) {
                languages.add(language);
            }
        }
        return Collections.unmodifiableSet(languages);
    }

    /**
     * Says a caption; it is kept when this returns. What is told to live viewers does not change any more, so they see it from the segment
     * on that is being made.
     *
     * @param key names the wish, in 1 to 64 characters without blanks; the same key again says nothing and gives the same number
     * @param start when it was said, on the broadcast's timeline, in microseconds
     * @param end later than the start
     * @param text as {@link CaptionText} makes it, not empty, at most {@link Cue#MOST_CHARACTERS} characters
     * @return its number
     * @throws IllegalStateException when the broadcast has ended, or there are too many
     */
    public int say(CaptionLanguage language, String key, long start, long end, String text) {
        check(key, text);
        if (start < 0 || end <= start || text.isEmpty()) {
            throw new IllegalArgumentException("a caption lasts from one time to a later one, and says something");
        }
        return track(language).say(key, start, end, text);
    }

    /**
     * Gives a caption another text in what is still to come and in the replay; an empty one withdraws it.
     *
     * @throws IllegalStateException when the broadcast has ended, or there is no such caption
     */
    public void correct(CaptionLanguage language, int number, String key, String text) {
        check(key, text);
        track(language).correct(number, key, text);
    }

    /** The last captions, the newest last. */
    public List<Line> latest(CaptionLanguage language, int most) {
        return track(language).latest(most);
    }

    /** What the replay shows in a language, and what may take its place. */
    public ReplayCaptions replay(CaptionLanguage language) {
        return Objects.requireNonNull(replays.get(language));
    }

    /** How long a text is read, in microseconds. */
    public static long reading(String text) {
        return Cue.reading(text);
    }

    /** What is said in a language. */
    public CaptionTrack track(CaptionLanguage language) {
        return Objects.requireNonNull(tracks.get(language));
    }

    /** Another segment is being made. */
    public void making(int sequence, long start) {
        tracks.values().forEach(track -> track.making(sequence, start));
    }

    /** Nothing more is said; what was said is settled for the replay. A disk that fails then is told in the log. */
    public void end() {
        tracks.values().forEach(CaptionTrack::close);
        replays.values().forEach(ReplayCaptions::settle);
        ended = true;
    }

    /** Whether nothing more is said. */
    public boolean ended() {
        return ended;
    }

    /** Changes whenever the playlists that tell of them do. */
    public Map<CaptionLanguage, Integer> state() {
        var state = new EnumMap<CaptionLanguage, Integer>(CaptionLanguage.class);
        languages()
                .forEach(language ->
                        state.put(language, ended ? replay(language).shown().revision() : -1));
        return state;
    }

    private static void check(String key, String text) {
        if (!key.matches("\\S{1,64}")
                || text.length() > Cue.MOST_CHARACTERS
                || !CaptionText.of(text).equals(text)) {
            throw new IllegalArgumentException("a key of 1 to 64 characters and a clean text");
        }
    }
}
