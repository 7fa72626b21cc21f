package org.prodays.formats;

import java.util.function.Consumer;

/** The CMAF header of one track (ISO 23000-19 §7.3.1): ftyp and moov, without samples. */
public final class InitSegment {
    private static final int[] UNITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private InitSegment() {}

    /** The header of a track as {@link Gate} lets it pass. */
    public static byte[] of(Track track) {
        return new Boxes()
                .box("ftyp", b -> b.ascii("iso6").u32(0).ascii("iso6cmfcmp41"))
                .box("moov", b -> moov(b, track))
                .toBytes();
    }

    private static void moov(Boxes moov, Track track) {
        moov.full(
                        "mvhd",
                        0,
                        0,
                        b -> matrix(b.zeros(8)
                                        .u32(1000)
                                        .u32(0)
                                        .u32(0x10000)
                                        .u16(0x100)
                                        .zeros(10))
                                .zeros(24)
                                .u32(2))
                .box("trak", b -> trak(b, track))
                // ISO 14496-12 §8.8.3: defaults that each fragment may override
                .box(
                        "mvex",
                        b -> b.full(
                                "trex", 0, 0, t -> t.u32(1).u32(1).u32(0).u32(0).u32(0)));
    }

    private static void trak(Boxes trak, Track track) {
        int width = track instanceof VideoTrack v ? v.width() : 0;
        int height = track instanceof VideoTrack v ? v.height() : 0;
        int volume = track instanceof AudioTrack ? 0x100 : 0;
        // flags 7: enabled, in movie, in preview
        trak.full(
                        "tkhd",
                        0,
                        7,
                        b -> matrix(b.zeros(8)
                                        .u32(1)
                                        .zeros(8)
                                        .zeros(8)
                                        .u16(0)
                                        .u16(0)
                                        .u16(volume)
                                        .u16(0))
                                .u32((long) width << 16)
                                .u32((long) height << 16))
                .box("mdia", b -> mdia(b, track));
    }

    private static void mdia(Boxes mdia, Track track) {
        boolean video = track instanceof VideoTrack;
        // 0x55c4: the language "und" packed
        mdia.full(
                        "mdhd",
                        0,
                        0,
                        b -> b.zeros(8)
                                .u32(track.timescale())
                                .u32(0)
                                .u16(0x55c4)
                                .u16(0))
                .full(
                        "hdlr",
                        0,
                        0,
                        b -> b.u32(0)
                                .ascii(video ? "vide" : "soun")
                                .zeros(12)
                                .ascii("prodays")
                                .u8(0))
                .box("minf", b -> minf(b, track));
    }

    private static void minf(Boxes minf, Track track) {
        if (track instanceof VideoTrack) {
            minf.full("vmhd", 0, 1, b -> b.zeros(8));
        } else {
            minf.full("smhd", 0, 0, b -> b.zeros(4));
        }
        // flag 1: the data is in this file
        minf.box("dinf", d -> d.full("dref", 0, 0, b -> b.u32(1).full("url ", 0, 1, url -> {})));
        minf.box(
                "stbl",
                b -> b.full("stsd", 0, 0, entry(track))
                        .full("stts", 0, 0, t -> t.u32(0))
                        .full("stsc", 0, 0, t -> t.u32(0))
                        .full("stsz", 0, 0, t -> t.u32(0).u32(0))
                        .full("stco", 0, 0, t -> t.u32(0)));
    }

    private static Consumer<Boxes> entry(Track track) {
        return switch (track) {
            case VideoTrack video -> b -> b.u32(1).box("avc1", e -> avc1(e, video));
            case AudioTrack audio when audio.opus() -> b -> b.u32(1).box("Opus", e -> opus(e, audio));
            case AudioTrack audio -> b -> b.u32(1).box("mp4a", e -> mp4a(e, audio));
        };
    }

    /** ISO 14496-15 §5.4.2.1 */
    private static void avc1(Boxes entry, VideoTrack video) {
        entry.zeros(6).u16(1).zeros(16).u16(video.width()).u16(video.height());
        entry.u32(0x480000).u32(0x480000).u32(0).u16(1).zeros(32).u16(0x18).u16(0xffff);
        entry.box("avcC", b -> b.raw(video.avcC()));
        entry.box("pasp", b -> b.u32(1).u32(1));
    }

    /** ISO 14496-14 §5.6; the elementary stream descriptor is that of ISO 14496-1 §7.2.6.5 without what a decoder does not need. */
    private static void mp4a(Boxes entry, AudioTrack audio) {
        int config = audio.description().length;
        entry.zeros(6).u16(1).zeros(8).u16(audio.channels()).u16(16).u32(0).u32((long) audio.sampleRate() << 16);
        entry.full(
                "esds",
                0,
                0,
                b -> b
                        // ES_Descriptor, DecoderConfigDescriptor (AAC, audio stream), DecoderSpecificInfo,
                        // SLConfigDescriptor (MP4)
                        .u8(3)
                        .u8(23 + config)
                        .u16(1)
                        .u8(0)
                        .u8(4)
                        .u8(15 + config)
                        .u8(0x40)
                        .u8(0x15)
                        .zeros(3)
                        .u32(0)
                        .u32(0)
                        .u8(5)
                        .u8(config)
                        .raw(audio.description())
                        .u8(6)
                        .u8(1)
                        .u8(2));
    }

    /** Encapsulation of Opus in ISOBMFF §4.3.1 and §4.3.2; the entry always says 48000 Hz. */
    private static void opus(Boxes entry, AudioTrack audio) {
        entry.zeros(6).u16(1).zeros(8).u16(audio.channels()).u16(16).u32(0).u32(48_000L << 16);
        entry.box(
                "dOps",
                b -> b.u8(0)
                        .u8(audio.channels())
                        .u16(OpusHead.preSkip(audio))
                        .u32(audio.sampleRate())
                        .u16(OpusHead.gain(audio))
                        .u8(0));
    }

    /** The transformation that leaves a picture as it is, as mvhd and tkhd have it (ISO 14496-12 §8.2.2). */
    public static Boxes matrix(Boxes box) {
        for (int value : UNITY) {
            box.u32(value);
        }
        return box;
    }
}
