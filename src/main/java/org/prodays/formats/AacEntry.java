package org.prodays.formats;

import org.prodays.formats.BadStream.Reason;

/** Reads an mp4a sample entry with its elementary stream descriptor (ISO 14496-14 §5.6, ISO 14496-1 §7.2.6). */
final class AacEntry {
    private static final int ES = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int MPEG4_AUDIO = 0x40;

    private AacEntry() {}

    static Track read(BoxCursor entry) throws BadStream {
        var esds = entry.skip(28).one("esds");
        esds.full(0);
        descriptor(esds, ES);
        elementaryStream(esds);
        descriptor(esds, DECODER_CONFIG);
        if (esds.u8() != MPEG4_AUDIO) {
            throw esds.bad(Reason.CODEC_UNSUPPORTED);
        }
        esds.skip(12);
        byte[] config = esds.take(descriptor(esds, DECODER_SPECIFIC));
        var said = Aac.read(config);
        if (said == null) {
            throw esds.bad(Reason.CONFIGURATION_MALFORMED);
        }
        return new AudioTrack("mp4a.40." + said.type(), said.rate(), said.channels(), config);
    }

    /** §7.2.6.5.1: an id, and what its flags say. */
    private static void elementaryStream(BoxCursor esds) throws BadStream {
        int flags = esds.skip(2).u8();
        if ((flags & 0x80) != 0) {
            esds.skip(2);
        }
        if ((flags & 0x40) != 0) {
            esds.skip(esds.u8());
        }
        if ((flags & 0x20) != 0) {
            esds.skip(2);
        }
    }

    /** The size of the descriptor that must come now (§8.3.3: seven bits a byte, at most four bytes). */
    private static int descriptor(BoxCursor esds, int tag) throws BadStream {
        if (esds.u8() != tag) {
            throw esds.bad(Reason.CONFIGURATION_MALFORMED);
        }
        int size = 0;
        for (int i = 0; i < 4; i++) {
            int next = esds.u8();
            size = size << 7 | (next & 0x7f);
            if (next < 0x80) {
                break;
            }
        }
        if (size > esds.left()) {
            throw esds.bad(Reason.BOX_TOO_SHORT);
        }
        return size;
    }
}
