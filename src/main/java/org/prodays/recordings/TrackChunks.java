package org.prodays.recordings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.Fragment;
import org.prodays.formats.Init;
import org.prodays.formats.InitBoxes;
import org.prodays.formats.MoovReader;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Silence;
import org.prodays.formats.Time;
import org.prodays.recordings.TrackChunk.Timed;

/**
 * Reads one rendition of a recording as the chunks of a track, segment by segment, without the samples' bytes. Another source's
 * configuration becomes one more sample entry; sound is silence where there was none.
 */
final class TrackChunks implements AutoCloseable {
    private final RenditionName name;
    private final KeptFragments fragments;
    private final Map<Integer, Init> inits = new HashMap<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final int timescale;
    private List<Timed> samples = List.of();
    private List<TrackChunk.Span> spans = List.of();
    private MoovReader.@Nullable Header header;
    private @Nullable AudioTrack audio;
    private @Nullable Silence silence;
    private int init = -1;
    private int scale;
    private int description;
    private long start = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    /** @param name of a rendition that the recording has */
    TrackChunks(Recording recording, RenditionName name) throws IOException {
        this.name = name;
        recording.inits(name).forEach(one -> inits.put(one.number(), one));
        this.timescale = recording.inits(name).getFirst().timescale();
        this.scale = timescale;
        this.fragments = new KeptFragments(recording.file(name));
    }

    int timescale() {
        return timescale;
    }

    FileChannel file() {
        return fragments.file();
    }

    /** The sample entries so far. */
    List<byte[]> entries() {
        return entries;
    }

    /** The first source's track, of a rendition of sound. */
    AudioTrack audio() {
        return Objects.requireNonNull(audio);
    }

    /** The first sample's time, in ticks. */
    long start() {
        return start;
    }

    /** The end of the last sample, in ticks. */
    long end() {
        return end;
    }

    /** What the next segment becomes, null when there is nothing of it. */
    @Nullable
    TrackChunk next(Entry entry) throws IOException {
        samples = new ArrayList<>();
        spans = new ArrayList<>();
        var piece = entry.piece(name);
        if (piece.gap()) {
            fill(Time.ticks(timescale, entry.end()));
        } else {
            use(piece.init());
            for (Fragment fragment : fragments.of(piece, Objects.requireNonNull(header))) {
                add(fragment);
            }
        }
        return samples.isEmpty() ? null : new TrackChunk(description, samples, spans);
    }

    private void use(int number) throws IOException {
        if (number == init) {
            return;
        }
        init = number;
        var told = Objects.requireNonNull(inits.get(number));
        scale = told.timescale();
        var boxes = new InitBoxes(told);
        header = boxes.header();
        if (header.track() instanceof AudioTrack sound) {
            audio = audio == null ? sound : audio;
            silence = Silence.of(sound);
        }
        description = 1 + index(boxes.sampleEntry());
    }

    private int index(byte[] entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (Arrays.equals(entries.get(i), entry)) {
                return i;
            }
        }
        entries.add(entry);
        return entries.size() - 1;
    }

    private void add(Fragment fragment) {
        var told = fragment.samples();
        fill(scaled(told.getFirst().time()));
        long bytes = 0;
        for (var one : told) {
            // a time that was rounded never goes back
            long time = last == Long.MIN_VALUE ? scaled(one.time()) : Math.max(last + 1, scaled(one.time()));
            add(new Timed(time, one.size(), scaled(one.composition()), one.key()), scaled(one.duration()));
            bytes += one.size();
        }
        spans.add(new TrackChunk.Kept(fragment.start() + told.getFirst().offset(), bytes));
    }

    private void add(Timed sample, long duration) {
        samples.add(sample);
        start = start == Long.MIN_VALUE ? sample.start() : start;
        last = sample.start();
        end = last + duration;
    }

    /** Fills a hole in the sound; what is less than a packet of silence is added to the packet before. */
    private void fill(long until) {
        if (end == Long.MIN_VALUE || silence == null) {
            return;
        }
        long ticks = Math.max(1, scaled(silence.ticks()));
        while (end + ticks <= until) {
            spans.add(new TrackChunk.Made(silence.bytes()));
            add(new Timed(end, silence.bytes().length, 0, true), ticks);
        }
    }

    /** Ticks of the source's own timescale as ticks of the track. */
    private long scaled(long ticks) {
        return scale == timescale ? ticks : Math.floorDiv(ticks * timescale + scale / 2, scale);
    }

    @Override
    public void close() throws IOException {
        fragments.close();
    }
}
