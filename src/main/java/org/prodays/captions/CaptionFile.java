package org.prodays.captions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodays.captions.BadCaptions.Reason;
import org.prodays.formats.Time;

/**
 * Reads a file of captions: WebVTT (W3C, §4) or SubRip, which differ in their head and in the mark before the milliseconds. Strict where a
 * mistake would be seen, and told with its line; positions, styles, regions and notes are left out, the words stay.
 */
final class CaptionFile {
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern TIMES = Pattern.compile("(\\S+)[ \\t]+-->[ \\t]+(\\S+)(?:[ \\t].*)?");
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]\\d)[.,](\\d{3})");
    /** Blocks of WebVTT that are no cues. */
    private static final Pattern ASIDE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \\t].*)?");

    private final String[] lines;
    private final long duration;
    private final UnaryOperator<String> plain;
    private final boolean vtt;
    private final List<Cue> cues = new ArrayList<>();
    private int at;

    private CaptionFile(String[] lines, long duration, UnaryOperator<String> plain) {
        this.lines = lines;
        this.duration = duration;
        this.plain = plain;
        this.vtt = lines[0].matches("WEBVTT(?:[ \\t].*)?");
    }

    /**
     * The cues of a file, in the order of their starts.
     *
     * @param duration in microseconds: a cue that begins later is refused
     */
    static List<Cue> read(byte[] file, long duration) throws BadCaptions {
        if (file.length > MOST_BYTES) {
            throw new BadCaptions(Reason.TOO_LARGE, 1);
        }
        return new CaptionFile(lines(file), duration, CaptionMarkup::plain).cues();
    }

    /** The cues of a file that this program wrote. */
    static List<Cue> trusted(byte[] file) {
        try {
            return new CaptionFile(lines(file), Long.MAX_VALUE, CaptionMarkup::unescaped).cues();
        } catch (BadCaptions e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] lines(byte[] file) throws BadCaptions {
        return text(file).split("\r\n|\n|\r", -1);
    }

    private static String text(byte[] file) throws BadCaptions {
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            String text = decoder.decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadCaptions(Reason.NOT_UTF_8, lineOfFirstBadByte(file));
        }
    }

    private static int lineOfFirstBadByte(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        int bad = Math.max(0, text.indexOf('\uFFFD'));
        return 1 + (int) text.substring(0, bad).chars().filter(c -> c == '\n').count();
    }

    private List<Cue> cues() throws BadCaptions {
        if (vtt) {
            skipBlock(); // the head
        }
        while (toNextBlock()) {
            if (vtt && ASIDE.matcher(lines[at]).matches()) {
                skipBlock();
            } else {
                cue();
            }
        }
        check(cues.isEmpty(), Reason.NOTHING, 0);
        return List.copyOf(cues);
    }

    private boolean toNextBlock() {
        while (at < lines.length && lines[at].isBlank()) {
            at++;
        }
        return at < lines.length;
    }

    private void skipBlock() {
        while (at < lines.length && !lines[at].isBlank()) {
            at++;
        }
    }

    private void cue() throws BadCaptions {
        check(cues.size() >= CaptionTrack.MOST_CUES, Reason.TOO_MANY, at);
        if (!lines[at].contains("-->")) {
            at++; // its name or number
        }
        check(at >= lines.length || !lines[at].contains("-->"), Reason.TIME_MISSING, Math.min(at, lines.length - 1));
        int timed = at;
        var times = TIMES.matcher(lines[at++].strip());
        check(!times.matches(), Reason.TIME_MALFORMED, timed);
        long start = time(times.group(1), timed);
        long end = time(times.group(2), timed);
        check(end <= start, Reason.END_BEFORE_START, timed);
        check(!cues.isEmpty() && start < cues.getLast().start(), Reason.NOT_MONOTONE, timed);
        check(start >= duration, Reason.AFTER_THE_END, timed);
        cues.add(new Cue(Integer.toString(cues.size() + 1), start, end, words(timed)));
    }

    private String words(int timed) throws BadCaptions {
        int first = at;
        skipBlock();
        check(first == at, Reason.TEXT_MISSING, timed);
        String said = plain.apply(String.join("\n", List.of(lines).subList(first, at)));
        check(said.isEmpty(), Reason.TEXT_MISSING, first);
        check(said.length() > Cue.MOST_CHARACTERS, Reason.TEXT_TOO_LONG, first);
        return said;
    }

    private static long time(String text, int line) throws BadCaptions {
        Matcher m = TIME.matcher(text);
        check(!m.matches(), Reason.TIME_MALFORMED, line);
        long hours = m.group(1) == null ? 0 : Long.parseLong(m.group(1));
        long seconds = (hours * 60 + Long.parseLong(m.group(2))) * 60 + Long.parseLong(m.group(3));
        return seconds * Time.SECOND + Long.parseLong(m.group(4)) * 1000;
    }

    /** @param line from 0 */
    private static void check(boolean bad, Reason reason, int line) throws BadCaptions {
        if (bad) {
            throw new BadCaptions(reason, line + 1);
        }
    }
}
