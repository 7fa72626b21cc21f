package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.prodays.formats.RenditionName;
import org.prodays.formats.TrackKind;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.SandboxMissing;
import org.prodays.sandbox.Sandboxed;

/** Makes one picture of each recording, of a key frame a third into it. Without ffmpeg there is none, which is said once. */
public final class Posters implements Finisher.Step {
    /** The file of the picture, in the recording's folder and below its address. */
    public static final String NAME = "poster.jpg";

    private static final System.Logger LOG = System.getLogger(Posters.class.getName());
    private static final int LARGEST = 4 << 20;
    /** The only codecs and protocol there are for it; at most 1280 wide. */
    private static final List<String> ARGUMENTS =
            List.of(("-protocol_whitelist pipe -codec_whitelist h264 -f mp4 -skip_frame nokey"
                            + " -i pipe:0 -frames:v 1 -vf scale='min(1280,iw)':-2 -q:v 4 -f image2pipe -c:v mjpeg pipe:1")
                    .split(" ", -1));

    private final AtomicBoolean missingSaid = new AtomicBoolean();

    @Override
    public void finish(String id, Recording recording, Runnable changed) throws IOException {
        if (recording.away() || recording.extras().size(NAME).isPresent()) {
            return;
        }
        var name = inPictures(recording);
        if (name.isEmpty()) {
            return;
        }
        try {
            byte[] poster = picture(source(recording, name.get()));
            if (poster.length == 0) {
                return;
            }
            Files.write(recording.extras().underWay(NAME), poster);
            recording.extras().made(NAME);
            changed.run();
        } catch (SandboxMissing e) {
            if (!missingSaid.getAndSet(true)) {
                LOG.log(Level.WARNING, "Recordings have no pictures: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The best size of pictures that was recorded. */
    private static Optional<RenditionName> inPictures(Recording recording) {
        return Arrays.stream(RenditionName.values())
                .filter(name -> name.kind() == TrackKind.VIDEO)
                .filter(name -> recording.entries().stream()
                        .anyMatch(entry -> !entry.piece(name).gap()))
                .findFirst();
    }

    /** An initialization segment and the segment after it, which begins with a key frame. */
    private static byte[] source(Recording recording, RenditionName name) throws IOException {
        long third = recording.duration() / 3;
        var entry = recording.entries().stream()
                .filter(one -> !one.piece(name).gap())
                .min(Comparator.comparingLong(one -> Math.abs(one.head().start() - third)))
                .orElseThrow();
        var piece = entry.piece(name);
        var init = recording.inits(name).stream()
                .filter(one -> one.number() == piece.init())
                .findFirst()
                .orElseThrow();
        var source = ByteBuffer.allocate(init.bytes().length + piece.length()).put(init.bytes());
        try (var file = FileChannel.open(recording.file(name))) {
            long from = piece.offset() - init.bytes().length;
            while (source.hasRemaining()) {
                if (file.read(source, from + source.position()) < 0) {
                    throw new IOException("the recording ends too early");
                }
            }
        }
        return source.array();
    }

    private static byte[] picture(byte[] source) throws IOException, InterruptedException {
        try (var ffmpeg = Sandbox.within(SandboxLimits.brief()).ffmpeg(ARGUMENTS)) {
            Thread.ofVirtual().start(() -> feed(ffmpeg, source));
            byte[] picture = ffmpeg.stdout().readNBytes(LARGEST);
            var ended = ffmpeg.await();
            if (!ended.well()) {
                LOG.log(Level.WARNING, "A recording has no picture: ffmpeg " + ended);
                return new byte[0];
            }
            return picture;
        }
    }

    private static void feed(Sandboxed ffmpeg, byte[] source) {
        try (var in = ffmpeg.stdin()) {
            in.write(source);
        } catch (IOException enough) {
            // it has its picture and reads no more
        }
    }
}
