package org.prodays.formats;

import java.util.ArrayList;
import java.util.List;

/** Puts the samples of several segments of one rendition into one chunk: the bytes of sound, with fewer boxes. */
public final class Joiner implements Fmp4Reader.Listener {
    private final int scale;
    private final List<Sample> samples = new ArrayList<>();

    private Joiner(int scale) {
        this.scale = scale;
    }

    /**
     * The segments as one; more than one chunk where there is a hole, as a chunk tells only its first sample's time.
     *
     * @param segments of sound, as we wrote them, one after the other
     */
    public static byte[] join(Init init, int sequence, List<byte[]> segments) {
        var joiner = new Joiner(init.timescale());
        var reader = new Fmp4Reader(RenditionName.HIGH, joiner);
        try {
            reader.accept(init.bytes(), 0, init.bytes().length);
            for (byte[] segment : segments) {
                reader.accept(segment, 0, segment.length);
            }
        } catch (BadStream e) {
            throw new IllegalStateException("what we wrote cannot be read", e);
        }
        return joiner.chunks(sequence);
    }

    @Override
    public void track(Track track) {}

    @Override
    public void packet(Packet packet) {
        long start = Time.ticks(scale, packet.timestampMicros());
        long end = Time.ticks(scale, packet.timestampMicros() + packet.durationMicros());
        samples.add(new Sample(start, end - start, 0, true, packet.data()));
    }

    private byte[] chunks(int sequence) {
        var chunks = new Boxes();
        int from = 0;
        for (int i = 1; i <= samples.size(); i++) {
            if (i == samples.size()
                    || samples.get(i).start() != samples.get(i - 1).end()) {
                chunks.raw(Part.of(TrackKind.AUDIO, scale, sequence + 1, samples.subList(from, i))
                        .bytes());
                from = i;
            }
        }
        return chunks.toBytes();
    }
}
