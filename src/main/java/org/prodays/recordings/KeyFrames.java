package org.prodays.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.EnumMap;
import java.util.Map;
import org.prodays.formats.AnnexB;
import org.prodays.formats.Avc;
import org.prodays.formats.Fragment;
import org.prodays.formats.InitBoxes;
import org.prodays.formats.MoovReader;
import org.prodays.formats.RenditionName;
import org.prodays.formats.VideoTrack;

/** Reads key frames back from a recording, each as an {@link AnnexB} stream of its own. */
final class KeyFrames implements AutoCloseable {
    private static final int LARGEST = 8 << 20;

    private final Recording recording;
    private final Map<RenditionName, KeptFragments> files = new EnumMap<>(RenditionName.class);

    /** Where to find one: the first of a segment. */
    record Place(Entry entry, RenditionName name) {}

    KeyFrames(Recording recording) {
        this.recording = recording;
    }

    byte[] at(Place place) throws IOException {
        var piece = place.entry().piece(place.name());
        var init = recording.inits(place.name()).stream()
                .filter(one -> one.number() == piece.init())
                .findFirst()
                .orElseThrow();
        var header = new InitBoxes(init).header();
        if (!(header.track() instanceof VideoTrack video)) {
            throw new IOException("no pictures in " + place.name());
        }
        byte[] sample = first(place.name(), piece, header);
        if (!Avc.lengthsAddUp(video.avcC(), sample)) {
            throw new IOException("a key frame of the recording is not whole");
        }
        return AnnexB.of(video.avcC(), sample);
    }

    private byte[] first(RenditionName name, Entry.Piece piece, MoovReader.Header header) throws IOException {
        var kept = kept(name);
        for (Fragment fragment : kept.of(piece, header)) {
            for (var sample : fragment.samples()) {
                if (sample.key() && sample.size() <= LARGEST) {
                    return read(kept.file(), fragment.start() + sample.offset(), sample.size());
                }
            }
        }
        throw new IOException("a segment of the recording has no key frame");
    }

    private KeptFragments kept(RenditionName name) throws IOException {
        var open = files.get(name);
        if (open == null) {
            open = new KeptFragments(recording.file(name));
            files.put(name, open);
        }
        return open;
    }

    private static byte[] read(FileChannel file, long from, int size) throws IOException {
        var bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the recording ends too early");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        for (KeptFragments file : files.values()) {
            file.close();
        }
    }
}
