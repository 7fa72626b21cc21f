package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.SandboxMissing;
import org.prodays.sandbox.Sandboxed;

/**
 * Makes the {@link Thumbnails} of a recording of its key frames, which are all that is read and decoded; of the smaller pictures where
 * there are two sizes. Where none can be made the one before stands. Without ffmpeg there are none.
 */
public final class Thumbnailer implements Finisher.Step {
    private static final System.Logger LOG = System.getLogger(Thumbnailer.class.getName());
    /** Five minutes at once: some seconds of work, and what cannot be decoded spoils no more. */
    private static final int BATCH = 30;

    private static final int ROOM_FOR_ONE = 8 << 10;
    private static final int LARGEST = BATCH * (64 << 10);
    private static final List<String> ARGUMENTS =
            List.of(("-protocol_whitelist pipe -codec_whitelist h264 -f h264 -threads 1 -skip_frame nokey -i pipe:0"
                            + " -fps_mode passthrough -vf scale=160:90:force_original_aspect_ratio=decrease,"
                            + "pad=160:90:-1:-1,setsar=1 -q:v 6 -f image2pipe -c:v mjpeg pipe:1")
                    .split(" ", -1));

    private final DiskBudget budget;

    /**
     * Makes them where there is room.
     *
     * @param budget is asked for room before they are made
     */
    public Thumbnailer(DiskBudget budget) {
        this.budget = budget;
    }

    @Override
    public void finish(String id, Recording recording, Runnable changed) throws IOException {
        if (recording.away() || recording.extras().thumbnails().isPresent()) {
            return;
        }
        var places = places(recording);
        if (places.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        try {
            Sandbox.requireFfmpeg();
            budget.require((long) places.size() * ROOM_FOR_ONE);
            make(recording, places);
            changed.run();
        } catch (SandboxMissing e) {
            LOG.log(Level.DEBUG, "No thumbnails: {0}", e.getMessage()); // the warning is that of the posters
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The segment that is on air at each of the times, if it has pictures. */
    private static List<Optional<KeyFrames.Place>> places(Recording recording) {
        var places = new ArrayList<Optional<KeyFrames.Place>>();
        for (Entry entry : recording.entries()) {
            while (Time.SECOND * Thumbnails.SECONDS * places.size() < entry.end()) {
                places.add(place(entry));
            }
        }
        return places;
    }

    private static Optional<KeyFrames.Place> place(Entry entry) {
        return List.of(RenditionName.LOW, RenditionName.HIGH).stream()
                .filter(name -> !entry.piece(name).gap())
                .findFirst()
                .map(name -> new KeyFrames.Place(entry, name));
    }

    private static void make(Recording recording, List<Optional<KeyFrames.Place>> places)
            throws IOException, InterruptedException {
        var extras = recording.extras();
        var spans = new ArrayList<Optional<Thumbnails.Span>>();
        try (var frames = new KeyFrames(recording);
                var out = FileChannel.open(
                        extras.underWay(Thumbnails.PICTURES),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int from = 0; from < places.size(); from += BATCH) {
                var batch = places.subList(from, Math.min(places.size(), from + BATCH));
                spans.addAll(write(batch, frames, out));
            }
            out.force(true);
        }
        var first = spans.stream().flatMap(Optional::stream).findFirst();
        if (first.isEmpty()) {
            Files.deleteIfExists(extras.underWay(Thumbnails.PICTURES));
        } else {
            extras.made(new Thumbnails(filled(spans, first.get())));
        }
    }

    private static List<Optional<Thumbnails.Span>> write(
            List<Optional<KeyFrames.Place>> batch, KeyFrames frames, FileChannel out)
            throws IOException, InterruptedException {
        var pictures = pictures(frames, batch.stream().flatMap(Optional::stream).toList())
                .iterator();
        var spans = new ArrayList<Optional<Thumbnails.Span>>();
        for (var place : batch) {
            if (place.isPresent() && pictures.hasNext()) {
                byte[] picture = pictures.next();
                spans.add(Optional.of(new Thumbnails.Span((int) out.position(), picture.length)));
                RecordingFiles.write(out, picture);
            } else {
                spans.add(Optional.empty());
            }
        }
        return spans;
    }

    private static List<Thumbnails.Span> filled(List<Optional<Thumbnails.Span>> spans, Thumbnails.Span first) {
        var last = first;
        var filled = new ArrayList<Thumbnails.Span>();
        for (var span : spans) {
            last = span.orElse(last);
            filled.add(last);
        }
        return filled;
    }

    /** A picture of each key frame, or none at all. */
    private static List<byte[]> pictures(KeyFrames frames, List<KeyFrames.Place> places)
            throws IOException, InterruptedException {
        if (places.isEmpty()) {
            return List.of();
        }
        try (var ffmpeg = Sandbox.within(SandboxLimits.brief()).ffmpeg(ARGUMENTS)) {
            var feeding = Thread.ofVirtual().start(() -> feed(ffmpeg, frames, places));
            var pictures = Jpegs.split(ffmpeg.stdout().readNBytes(LARGEST));
            ffmpeg.stdout().close();
            var ended = ffmpeg.await();
            feeding.join();
            if (ended.well() && pictures.size() == places.size()) {
                return pictures;
            }
            LOG.log(
                    Level.WARNING,
                    "Of " + places.size() + " thumbnails of a recording " + pictures.size() + " were made: ffmpeg "
                            + ended);
            return List.of();
        }
    }

    private static void feed(Sandboxed ffmpeg, KeyFrames frames, List<KeyFrames.Place> places) {
        try (var in = ffmpeg.stdin()) {
            for (var place : places) {
                in.write(frames.at(place));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A thumbnail of a recording is left out: " + e.getMessage());
        }
    }
}
