package org.prodays.formats;

import org.prodays.formats.BadStream.Reason;

/** Reads a moov of one track that is told in fragments (ISO 14496-12 §8.2 to §8.8); what is not needed is passed over. */
public final class MoovReader {
    private static final int MAX_TIMESCALE = 10_000_000;
    private static final long MAX_EDIT = 1L << 38;

    private MoovReader() {}

    /**
     * What the fragments of a track are read with.
     *
     * @param scale ticks a second
     * @param shift what its edit list adds to each time, in ticks
     * @param duration of a sample, where nothing else is said, in ticks
     * @param size of a sample, where nothing else is said, in bytes
     * @param flags of a sample, where nothing else is said
     */
    public record Header(Track track, long trackId, int scale, long shift, long duration, long size, long flags) {
        Header with(long otherDuration, long otherSize, long otherFlags) {
            return new Header(track, trackId, scale, shift, otherDuration, otherSize, otherFlags);
        }
    }

    /** @param videoName the rendition of a track of pictures */
    static Header read(BoxCursor moov, RenditionName videoName) throws BadStream {
        var traks = moov.all("trak");
        if (traks.size() > 1) {
            throw traks.get(1).bad(Reason.SECOND_TRACK);
        }
        var trak = moov.one("trak");
        var mdia = trak.one("mdia");
        int scale = timescale(mdia.one("mdhd"));
        long shift = shift(trak, timescale(moov.one("mvhd")), scale);
        long trackId = trackId(trak.one("tkhd"));
        var track = track(mdia.one("minf").one("stbl").one("stsd"), videoName);
        return defaults(moov.one("mvex"), new Header(track, trackId, scale, shift, 0, 0, 0));
    }

    /** The timescale of an mvhd or mdhd (§8.2.2, §8.4.2). */
    private static int timescale(BoxCursor box) throws BadStream {
        box.skip(box.full(1).version() == 1 ? 16 : 8);
        long scale = box.u32();
        if (scale < 1 || scale > MAX_TIMESCALE) {
            throw box.bad(Reason.TIMESCALE_OUT_OF_BOUNDS);
        }
        return (int) scale;
    }

    /** §8.3.2 */
    private static long trackId(BoxCursor tkhd) throws BadStream {
        return tkhd.skip(tkhd.full(1).version() == 1 ? 16 : 8).u32();
    }

    /** §8.5.2 */
    private static Track track(BoxCursor stsd, RenditionName videoName) throws BadStream {
        stsd.full(0);
        if (stsd.u32() != 1 || stsd.all().size() != 1) {
            throw stsd.bad(Reason.SECOND_DESCRIPTION);
        }
        return SampleEntry.read(stsd.all().get(0), videoName);
    }

    /** §8.8.3 */
    private static Header defaults(BoxCursor mvex, Header header) throws BadStream {
        var trex = mvex.one("trex");
        trex.full(0);
        if (trex.u32() != header.trackId()) {
            throw trex.bad(Reason.TRACK_ID_UNKNOWN);
        }
        if (trex.u32() != 1) {
            throw trex.bad(Reason.SECOND_DESCRIPTION);
        }
        return header.with(trex.u32(), trex.u32(), trex.u32());
    }

    /**
     * The edit list as encoders write it (§8.6.6): a time to wait, then all from a time of the track on, as where AAC
     * begins with priming or where the first picture shown is not the first decoded.
     */
    private static long shift(BoxCursor trak, int movieScale, int scale) throws BadStream {
        var edts = trak.maybe("edts");
        var elst = edts == null ? null : edts.maybe("elst");
        if (elst == null) {
            return 0;
        }
        int version = elst.full(1).version();
        long count = elst.u32();
        long wait = 0;
        long from = 0;
        for (int i = 0; i < count; i++) {
            long duration = version == 1 ? elst.u64() : elst.u32();
            long time = version == 1 ? elst.u64() : (int) elst.u32();
            boolean empty = time == -1 && i == 0 && count == 2;
            boolean last = time >= 0 && time < MAX_EDIT && i == count - 1;
            if (elst.u32() != 0x10000 || !(last || (empty && duration >= 0 && duration < MAX_EDIT))) {
                throw elst.bad(Reason.EDIT_LIST_UNSUPPORTED);
            }
            wait = empty ? duration : wait;
            from = last ? time : from;
        }
        return wait / movieScale * scale + wait % movieScale * scale / movieScale - from;
    }
}
