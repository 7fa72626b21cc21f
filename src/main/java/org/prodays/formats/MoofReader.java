package org.prodays.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadStream.Reason;
import org.prodays.formats.BoxCursor.FullBox;
import org.prodays.formats.Fragment.Told;
import org.prodays.formats.MoovReader.Header;

/** Reads one moof (ISO 14496-12 §8.8.4 to §8.8.8, §8.8.12): what it does not say comes from the defaults before. */
public final class MoofReader {
    private static final int MOST_SAMPLES = 10_000;
    private static final int NOT_SYNC = 0x10000;

    private final Clockwork clockwork;
    private final long start;
    private final List<Told> samples = new ArrayList<>();
    private Header header;
    private long time;
    private long offset;

    private MoofReader(Header header, long start, Clockwork clockwork) {
        this.header = header;
        this.start = start;
        this.clockwork = clockwork;
    }

    /**
     * Reads a moof.
     *
     * @param start of the moof in the stream
     * @param clockwork of the track, which goes on with each sample
     */
    public static Fragment read(BoxCursor moof, long start, Header header, Clockwork clockwork) throws BadStream {
        return new MoofReader(header, start, clockwork).fragment(moof);
    }

    private Fragment fragment(BoxCursor moof) throws BadStream {
        var trafs = moof.all("traf");
        if (trafs.size() > 1) {
            throw trafs.get(1).bad(Reason.SECOND_TRACK);
        }
        moof.one("mfhd").full(0);
        var traf = moof.one("traf");
        header = defaults(traf.one("tfhd"));
        var tfdt = traf.one("tfdt");
        time = tfdt.full(1).version() == 1 ? tfdt.u64() : tfdt.u32();
        clockwork.micros(time, tfdt);
        for (BoxCursor trun : traf.all("trun")) {
            run(trun);
        }
        return new Fragment(start, samples);
    }

    /** §8.8.7; whether it says default-base-is-moof or not, the base of a first and only traf is the moof. */
    private Header defaults(BoxCursor tfhd) throws BadStream {
        var full = tfhd.full(0);
        if (tfhd.u32() != header.trackId()) {
            throw tfhd.bad(Reason.TRACK_ID_UNKNOWN);
        }
        if (full.has(0x1) && tfhd.u64() != start) {
            throw tfhd.bad(Reason.BASE_DATA_OFFSET);
        }
        if (full.has(0x2) && tfhd.u32() != 1) {
            throw tfhd.bad(Reason.SECOND_DESCRIPTION);
        }
        return header.with(
                full.has(0x8) ? tfhd.u32() : header.duration(),
                full.has(0x10) ? tfhd.u32() : header.size(),
                full.has(0x20) ? tfhd.u32() : header.flags());
    }

    /** §8.8.8: a run without an offset goes on where the run before it ended, the first one at the moof itself. */
    private void run(BoxCursor trun) throws BadStream {
        var full = trun.full(1);
        long count = trun.u32();
        if (count > MOST_SAMPLES - samples.size()) {
            throw trun.bad(Reason.TOO_MANY_SAMPLES);
        }
        if (full.has(0x1)) {
            offset = (int) trun.u32();
        }
        Long first = full.has(0x4) ? trun.u32() : null;
        for (int i = 0; i < count; i++) {
            sample(trun, full, i == 0 ? first : null);
        }
    }

    private void sample(BoxCursor trun, FullBox full, @Nullable Long firstFlags) throws BadStream {
        long place = trun.place();
        long duration = full.has(0x100) ? trun.u32() : header.duration();
        long size = full.has(0x200) ? trun.u32() : header.size();
        long own = full.has(0x400) ? trun.u32() : header.flags();
        long flags = firstFlags == null ? own : firstFlags;
        long composition = !full.has(0x800) ? 0 : full.version() == 0 ? trun.u32() : (int) trun.u32();
        if (size == 0) {
            throw trun.bad(Reason.SAMPLE_EMPTY);
        }
        if (size > Gate.MAX_BYTES) {
            throw trun.bad(Reason.SAMPLE_TOO_LARGE);
        }
        boolean key = header.track() instanceof AudioTrack || (flags & NOT_SYNC) == 0;
        samples.add(new Told(
                offset,
                (int) size,
                clockwork.next(time, trun),
                clockwork.composition(time, composition, trun),
                clockwork.duration(duration, trun),
                key,
                place));
        offset += size;
        time += duration;
    }
}
