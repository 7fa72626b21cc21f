package org.prodays.formats;

import java.io.IOException;

/** The boxes of an initialization segment of ours, to be used again in a file. */
public final class InitBoxes {
    private final Init init;

    public InitBoxes(Init init) {
        this.init = init;
    }

    /** What the fragments of its pieces are read with. Ticks are told as if they were microseconds, which are not converted. */
    public MoovReader.Header header() throws IOException {
        try {
            var read = MoovReader.read(moov(), init.name());
            return new MoovReader.Header(read.track(), read.trackId(), (int) Time.SECOND, 0, 0, 0, 0)
                    .with(read.duration(), read.size(), read.flags());
        } catch (BadStream e) {
            throw new IOException("an initialization segment cannot be read", e);
        }
    }

    /** The sample entry (ISO 14496-12 §8.5.2). */
    public byte[] sampleEntry() throws IOException {
        try {
            var stsd = mdia().one("minf").one("stbl").one("stsd");
            stsd.full(0);
            stsd.u32();
            return copy(stsd.all().getFirst());
        } catch (BadStream e) {
            throw new IOException("a sample entry cannot be read", e);
        }
    }

    /** What says of which kind the track is: hdlr. */
    public byte[] handler() throws IOException {
        return copied("hdlr", false);
    }

    /** The header of a kind of media, vmhd or smhd, or dinf. */
    public byte[] ofMinf(String type) throws IOException {
        return copied(type, true);
    }

    private byte[] copied(String type, boolean inMinf) throws IOException {
        try {
            return copy(inMinf ? mdia().one("minf").one(type) : mdia().one(type));
        } catch (BadStream e) {
            throw new IOException("the box " + type + " cannot be read", e);
        }
    }

    private static byte[] copy(BoxCursor box) throws BadStream {
        byte[] body = box.take(box.left());
        return new Boxes().box(box.type(), b -> b.raw(body)).toBytes();
    }

    private BoxCursor mdia() throws BadStream {
        return moov().one("trak").one("mdia");
    }

    private BoxCursor moov() throws BadStream {
        return new BoxCursor("init", init.bytes(), 0).one("moov");
    }
}
