package org.prodays.media;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The live captions of one language of a broadcast. Whoever reads, or cuts a segment, never waits for the disk. A disk that takes no more
 * costs the captions their keeping, not the viewers.
 */
final class CaptionTrack {
    /** A day of them, one every four seconds. */
    static final int MOST_CUES = 20_000;

    private static final System.Logger LOG = System.getLogger(CaptionTrack.class.getName());

    private final CaptionLog log;
    private final Object writing = new Object();
    // what follows is guarded by this
    private final TreeMap<Integer, Spoken> spoken = new TreeMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private int from;
    private long since;
    private boolean closed;
    private boolean failed;

    CaptionTrack(Path file) throws IOException {
        log = new CaptionLog(file);
        for (CaptionLine line : log.lines()) {
            switch (line) {
                case CaptionLine.Said said -> add(said);
                case CaptionLine.Corrected corrected -> add(corrected);
                case CaptionLine.Replaced replaced -> {}
                case CaptionLine.Restored restored -> {}
            }
        }
    }

    CaptionLog log() {
        return log;
    }

    /** Another segment is being made: what comes from now on is told from there on. */
    synchronized void making(int sequence, long start) {
        from = sequence;
        since = start;
    }

    /** No more comes. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        synchronized (writing) {
            try {
                log.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A file of captions could not be closed", e);
            }
        }
    }

    synchronized boolean begun() {
        return !spoken.isEmpty();
    }

    /** Says a cue and keeps it; its number. One whose key is known is not said again. */
    int say(String key, long start, long end, String text) {
        synchronized (writing) {
            CaptionLine.Said line;
            synchronized (this) {
                var known = keys.get(key);
                if (known != null) {
                    return known;
                }
                refuse(spoken.size() >= MOST_CUES, "too many captions");
                int number = spoken.isEmpty() ? 0 : spoken.lastKey() + 1;
                line = new CaptionLine.Said(number, from, since, start, end, key, text);
                add(line);
            }
            keep(line);
            return line.number();
        }
    }

    /** Gives a cue another text, an empty one to withdraw it. One whose key is known is not made again. */
    void correct(int number, String key, String text) {
        synchronized (writing) {
            CaptionLine.Corrected line;
            synchronized (this) {
                if (keys.containsKey(key)) {
                    return;
                }
                refuse(!spoken.containsKey(number), "no caption " + number);
                line = new CaptionLine.Corrected(number, from, key, text);
                add(line);
            }
            keep(line);
        }
    }

    /** The cues of a live segment, in the order in which they came. */
    synchronized List<Cue> in(int sequence, long start, long end) {
        return spoken.values().stream()
                .flatMap(one -> one.in(sequence).stream())
                .filter(cue -> cue.within(start, end))
                .toList();
    }

    /** The last of them that were not withdrawn, the newest last. */
    synchronized List<Captions.Line> latest(int most) {
        var latest = new ArrayList<Captions.Line>();
        for (Spoken one : spoken.descendingMap().values()) {
            if (latest.size() < most && !one.text().isEmpty()) {
                latest.addFirst(new Captions.Line(one.number(), one.text()));
            }
        }
        return latest;
    }

    /** The cues at the times when they were said. One gives way to the next once it could be read. */
    synchronized List<Cue> asSaid() {
        var cues = spoken.values().stream()
                .map(Spoken::inReplay)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Cue::start))
                .toList();
        var tidy = new ArrayList<Cue>(cues);
        for (int i = 0; i + 1 < cues.size(); i++) {
            var cue = cues.get(i);
            long read = Math.max(cues.get(i + 1).start(), cue.start() + Cue.reading(cue.text()));
            tidy.set(i, cue.until(Math.min(cue.end(), read)));
        }
        return List.copyOf(tidy);
    }

    private void add(CaptionLine.Said said) {
        spoken.put(said.number(), new Spoken(said));
        keys.put(said.key(), said.number());
    }

    private void add(CaptionLine.Corrected correction) {
        var one = spoken.get(correction.number());
        if (one != null) {
            one.correct(correction);
        }
        keys.put(correction.key(), correction.number());
    }

    private void refuse(boolean bad, String why) {
        if (bad || closed) {
            throw new IllegalStateException(closed ? "the broadcast has ended" : why);
        }
    }

    private void keep(CaptionLine line) {
        try {
            log.append(line);
        } catch (IOException e) {
            if (!failed) {
                LOG.log(Level.ERROR, "A caption could not be kept; the captions go on", e);
            }
            failed = true;
        }
    }
}
