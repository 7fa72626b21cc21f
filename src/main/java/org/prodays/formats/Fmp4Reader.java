package org.prodays.formats;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadStream.Reason;
import org.prodays.formats.MoovReader.Header;

/**
 * Reads fragmented MP4 of one track as encoders push it (DASH-IF live media ingest, interface 1; ISO 14496-12): a header
 * ({@code ftyp} and {@code moov}), then {@code moof} and {@code mdat} by turns. AVC as {@code avc1}, Opus, AAC. Strict:
 * every size, count and time has a bound, and what breaks a rule ends the stream with a {@link BadStream}. The samples of
 * a fragment are handed on when its mdat is whole. The same header may come again. An edit list that only shifts the time
 * is followed. Keeps at most one box of the outermost level: 8 MiB. Not for two threads at once.
 */
public final class Fmp4Reader {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** Is told what is read, on the thread that calls {@link #accept}. */
    public interface Listener {
        /** Once, before the first packet. */
        void track(Track track) throws BadPacket;

        /** Its times, duration and size are within the bounds of {@link Packet}, its times grow. */
        void packet(Packet packet) throws BadPacket;
    }

    /** A header that was read, and its bytes to know it again. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Known(Header header, byte[] bytes, Clockwork clockwork) {}

    private final RenditionName videoName;
    private final Listener listener;
    private TopBox box = new TopBox(0);
    private long position;
    private @Nullable Known known;
    private @Nullable Fragment fragment; // whose mdat is to come
    private @Nullable BadStream failure;

    /** @param videoName what a track of pictures becomes; a track of sound names itself: Opus SOUND, AAC AAC */
    public Fmp4Reader(RenditionName videoName, Listener listener) {
        this.videoName = videoName;
        this.listener = listener;
    }

    /**
     * Reads on; the pieces may be cut anywhere, and are not kept.
     *
     * @throws BadStream when a rule is broken, and at each call after that
     */
    public void accept(byte[] bytes, int offset, int length) throws BadStream {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        checkGood();
        try {
            int at = offset;
            while (at < offset + length) {
                at += take(bytes, at, offset + length - at);
            }
        } catch (BadStream e) {
            failure = e;
            throw e;
        }
    }

    /**
     * The source has ended.
     *
     * @throws BadStream when it did so before its header was whole, within a box, or between a moof and its mdat
     */
    public void end() throws BadStream {
        checkGood();
        if (box.begun()) {
            throw new BadStream(Reason.ENDED_WITHIN_BOX, position, box.path());
        }
        if (fragment != null) {
            throw new BadStream(Reason.ENDED_WITHIN_BOX, position, "mdat");
        }
        if (known == null) {
            throw new BadStream(Reason.EMPTY, position, "");
        }
    }

    private void checkGood() throws BadStream {
        if (failure != null) {
            throw failure;
        }
    }

    /** Reads on in the box that is open; tells by how many bytes. */
    private int take(byte[] bytes, int at, int length) throws BadStream {
        int taken;
        if (box.headerWhole()) {
            taken = box.takeBody(bytes, at, length);
        } else {
            taken = box.takeHeader(bytes, at, length);
            if (box.headerWhole()) {
                begin();
            }
        }
        position += taken;
        if (box.whole()) {
            whole();
            box = new TopBox(position);
        }
        return taken;
    }

    /** Whether a box may come now, and how long it may be. */
    private void begin() throws BadStream {
        boolean early = box.type().equals("moof") && known == null;
        if (early || box.type().equals("mdat") != (fragment != null)) {
            throw box.bad(Reason.UNEXPECTED_BOX);
        }
        switch (box.type()) {
            case "moov" -> box.begin(64 * KIB, true);
            case "moof" -> box.begin(256 * KIB, true);
            case "mdat" -> box.begin(8 * MIB, true);
            case "ftyp", "styp" -> box.begin(4 * KIB, false);
            case "sidx", "ssix", "emsg", "prft", "free", "skip", "uuid" -> box.begin(MIB, false);
            // grows with the hours, as it lists each key frame
            case "mfra" -> box.begin(64 * MIB, false);
            default -> throw box.bad(Reason.UNEXPECTED_BOX);
        }
        if (fragment != null) {
            fragment.checkData(box.bodyStart(), box.bodyLength());
        }
    }

    private void whole() throws BadStream {
        switch (box.type()) {
            case "moov" -> header();
            case "moof" -> fragment = fragment();
            case "mdat" -> deliver();
            default -> {}
        }
    }

    private void header() throws BadStream {
        byte[] bytes = box.body();
        if (known != null) {
            if (!Arrays.equals(known.bytes(), bytes)) {
                throw box.bad(Reason.HEADER_CHANGED);
            }
            return;
        }
        var header = MoovReader.read(box.cursor(), videoName);
        known = new Known(header, bytes, new Clockwork(header));
        try {
            listener.track(header.track());
        } catch (BadPacket e) {
            throw box.bad(Reason.TRACK_REFUSED, e);
        }
    }

    private Fragment fragment() throws BadStream {
        var own = Objects.requireNonNull(known);
        return MoofReader.read(box.cursor(), box.start(), own.header(), own.clockwork());
    }

    private void deliver() throws BadStream {
        var whole = Objects.requireNonNull(fragment);
        fragment = null;
        var name = Objects.requireNonNull(known).header().track().name();
        byte[] body = box.body();
        for (Fragment.Told told : whole.samples()) {
            try {
                listener.packet(whole.packet(told, name, body, box.bodyStart()));
            } catch (BadPacket e) {
                throw new BadStream(Reason.PACKET_REFUSED, told.place(), "moof/traf/trun", e);
            }
        }
    }
}
