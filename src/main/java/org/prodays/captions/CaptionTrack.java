package org.prodays.captions;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;

/**
 * The live captions of one language of a broadcast. Whoever reads, or cuts a segment, never waits for the disk. A disk that takes no more
 * costs the captions their keeping, not the viewers.
 */
public final class CaptionTrack {
    /** A day of them, one every four seconds. */
    static final int MOST_CUES = 20_000;

    private static final System.Logger LOG = System.getLogger(CaptionTrack.class.getName());

    private final CaptionLog log;
    private final Object writing = new Object();
    // what follows is guarded by this
    private final SaidCues cues = new SaidCues();
    private int from;
    private long since;
    private boolean closed;
    private boolean failed;

    CaptionTrack(Path file) throws IOException {
        log = new CaptionLog(file);
        for (CaptionLine line : log.lines()) {
            switch (line) {
                case CaptionLine.Said said -> cues.add(said);
                case CaptionLine.Corrected corrected -> cues.add(corrected);
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

    /** Whether anything was said in it yet. */
    public synchronized boolean begun() {
        return cues.size() > 0;
    }

    /** Says a cue and keeps it; its number. One whose key is known is not said again. */
    int say(String key, long start, long end, String text) {
        synchronized (writing) {
            CaptionLine.Said line;
            synchronized (this) {
                var known = cues.number(key);
                if (known != null) {
                    return known;
                }
                refuse(cues.size() >= MOST_CUES, "too many captions");
                line = new CaptionLine.Said(cues.next(), from, since, start, end, key, text);
                cues.add(line);
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
                if (cues.number(key) != null) {
                    return;
                }
                refuse(!cues.has(number), "no caption " + number);
                line = new CaptionLine.Corrected(number, from, key, text);
                cues.add(line);
            }
            keep(line);
        }
    }

    /** The cues of a live segment, in the order in which they came; {@code start} and {@code end} in microseconds of the timeline. */
    public synchronized List<Cue> in(int sequence, long start, long end) {
        return cues.in(sequence, start, end);
    }

    synchronized List<Captions.Line> latest(int most) {
        return cues.latest(most);
    }

    synchronized List<Cue> asSaid() {
        return cues.asSaid();
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
