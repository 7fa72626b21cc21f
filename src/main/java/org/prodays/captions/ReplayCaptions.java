package org.prodays.captions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.prodays.recordings.IndexLine;

/**
 * The captions of one language in the replay: those that were said live, or an uploaded file in their place. A file is first a draft, to be
 * looked at; every change is kept, so that the live captions can come back. Safe for use by many threads.
 */
public final class ReplayCaptions {
    private static final System.Logger LOG = System.getLogger(ReplayCaptions.class.getName());

    private final Path folder;
    private final CaptionLanguage language;
    private final CaptionTrack live;
    private volatile Shown shown = new Shown(0, false, List.of());

    /**
     * What the replay shows.
     *
     * @param revision how often it was changed
     * @param uploaded whether it is a file's
     */
    public record Shown(int revision, boolean uploaded, List<Cue> cues) {}

    ReplayCaptions(Path folder, CaptionLanguage language, CaptionTrack live) {
        this.folder = folder;
        this.language = language;
        this.live = live;
    }

    /** What is shown after the end of the broadcast; nothing before. */
    public Shown shown() {
        return shown;
    }

    /** What was said live, as the replay would show it. */
    public List<Cue> live() {
        return live.asSaid();
    }

    /** The file that was uploaded and has not taken their place yet. */
    public synchronized Optional<List<Cue>> draft() {
        return read(draftFile()).map(CaptionFile::trusted);
    }

    /**
     * Keeps a file of captions to be looked at, in the place of an earlier one.
     *
     * @param duration of the replay in microseconds: a cue that begins later is refused
     * @throws BadCaptions when the file is refused; an earlier draft stays
     */
    public synchronized List<Cue> propose(byte[] file, long duration) throws BadCaptions {
        var cues = CaptionFile.read(file, duration);
        write(draftFile(), WebVtt.file(cues));
        return cues;
    }

    public synchronized void discard() {
        try {
            Files.deleteIfExists(draftFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The draft takes the place of what is shown; false when there is none. */
    public synchronized boolean replace() {
        var bytes = read(draftFile());
        if (bytes.isEmpty()) {
            return false;
        }
        int revision = shown.revision() + 1;
        try {
            Files.move(draftFile(), file(revision), StandardCopyOption.ATOMIC_MOVE);
            keep(new CaptionLine.Replaced(revision, IndexLine.crc(bytes.get())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shown = new Shown(revision, true, CaptionFile.trusted(bytes.get()));
        return true;
    }

    /** The captions that were said live are shown again; false when they are. */
    public synchronized boolean restore() {
        if (!shown.uploaded()) {
            return false;
        }
        int revision = shown.revision() + 1;
        try {
            keep(new CaptionLine.Restored(revision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shown = new Shown(revision, false, live.asSaid());
        return true;
    }

    /** The broadcast has ended: what is shown is what was decided last. */
    synchronized void settle() {
        var now = new Shown(0, false, live.asSaid());
        for (CaptionLine line : live.log().lines()) {
            now = switch (line) {
                case CaptionLine.Replaced replaced -> replaced(replaced, now);
                case CaptionLine.Restored restored -> new Shown(restored.revision(), false, live.asSaid());
                case CaptionLine.Said said -> now;
                case CaptionLine.Corrected corrected -> now;
            };
        }
        shown = now;
    }

    private Shown replaced(CaptionLine.Replaced line, Shown before) {
        var bytes = read(file(line.revision()));
        if (bytes.isEmpty() || IndexLine.crc(bytes.get()) != line.crc()) {
            LOG.log(Level.ERROR, "{0} is not as it was uploaded; it is left out", file(line.revision()));
            return new Shown(line.revision(), before.uploaded(), before.cues());
        }
        return new Shown(line.revision(), true, CaptionFile.trusted(bytes.get()));
    }

    private void keep(CaptionLine line) throws IOException {
        live.log().append(line);
        live.log().close();
    }

    private Path draftFile() {
        return folder.resolve("captions-" + language.tag() + "-draft.vtt");
    }

    private Path file(int revision) {
        return folder.resolve("captions-" + language.tag() + "-" + revision + ".vtt");
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
