package org.prodays.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way a stream is refused, its place included; the streams are ours with one thing changed. */
class BadStreamTest {
    private static final byte[] CONFIG = {0x11, (byte) 0x90};
    private static final AudioTrack AAC = new AudioTrack("mp4a.40.2", 48_000, 2, CONFIG);
    private static final AudioTrack OPUS = new AudioTrack("opus", 48_000, 2, new byte[0]);

    private static byte[] header() {
        return InitSegment.of(AAC);
    }

    private static byte[] fragment(long start) {
        var samples = List.of(
                new Sample(start, 1024, 0, true, new byte[] {1, 2, 3}),
                new Sample(start + 1024, 1024, 0, true, new byte[] {4, 5}));
        return Part.of(TrackKind.AUDIO, 48_000, 1, samples).bytes();
    }

    private static Edited stream() {
        return new Edited(header()).more(fragment(0));
    }

    private static BadStream bad(Edited edited) {
        return assertThrows(BadStream.class, () -> Pushed.of(edited.bytes(), 1000));
    }

    private static String refused(Edited edited) {
        var bad = bad(edited);
        return bad.reason().key() + " " + bad.path();
    }

    @Test
    void the_unchanged_streams_are_good() throws Exception {
        assertEquals(2, Pushed.of(stream().bytes(), 1000).packets().size());
        assertEquals(1, Pushed.of(InitSegment.of(OPUS), 1000).tracks().size());
    }

    @Test
    void ends() {
        assertEquals("empty ", refused(new Edited(new byte[0])));
        assertEquals(
                "empty ", refused(new Edited(new Boxes().box("ftyp", b -> {}).toBytes())));
        assertEquals("ended_within_box ", refused(new Edited(new byte[] {0, 0, 0})));
        assertEquals("ended_within_box mdat", refused(stream().cut("mdat")));
    }

    @Test
    void sizes() {
        assertEquals("size_zero moof", refused(stream().put("moof", 0, 0, 0, 0, 0)));
        assertEquals("size_zero moof/mfhd", refused(stream().put("mfhd", 0, 0, 0, 0, 0)));
        assertEquals("size_too_small moof", refused(stream().put("moof", 0, 0, 0, 0, 7)));
        assertEquals("size_too_small moof/mfhd", refused(stream().put("mfhd", 0, 0, 0, 0, 7)));
        assertEquals("box_outside_parent moof/traf", refused(stream().put("traf", 0, 0, 0, 1, 0)));
        assertEquals("box_too_short moof/traf/trun", refused(stream().put("trun", 12, 0, 0, 0x10, 0)));
        assertEquals("box_too_large moov", refused(stream().put("moov", 0, 0, 1, 0, 9)));
        assertEquals("box_too_large moof", refused(stream().put("moof", 0, 0, 4, 0, 9)));
        assertEquals("box_too_large mdat", refused(stream().put("mdat", 0, 0, 0x80, 0, 9)));
        for (int[] extreme : new int[][] {{0xff, 0xff, 0xff, 0xff}, {0x7f, 0xff, 0xff, 0xff}}) {
            assertEquals("box_too_large mdat", refused(stream().put("mdat", 0, extreme)));
        }
    }

    @Test
    void a_size_of_64_bits_is_read_within_the_same_bounds() throws Exception {
        byte[] small = new Boxes().u32(1).ascii("free").u64(18).u16(0).toBytes();
        assertEquals(
                2,
                Pushed.of(new Edited(small).more(stream().bytes()).bytes(), 3)
                        .packets()
                        .size());
        for (long size : new long[] {1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertEquals(
                    "box_too_large free",
                    refused(new Edited(
                            new Boxes().u32(1).ascii("free").u64(size).toBytes())));
        }
        assertEquals(
                "size_zero free",
                refused(new Edited(new Boxes().u32(1).ascii("free").u64(0).toBytes())));
        assertEquals(
                "size_too_small free",
                refused(new Edited(new Boxes().u32(1).ascii("free").u64(15).toBytes())));
    }

    @Test
    void boxes_in_their_order() {
        assertEquals("unexpected_box ????", refused(new Edited(new byte[] {0, 0, 0, 8, 1, 2, 3, 4})));
        assertEquals("unexpected_box moof", refused(new Edited(fragment(0))));
        assertEquals(
                "unexpected_box mdat",
                refused(new Edited(header())
                        .more(new Boxes().box("mdat", b -> {}).toBytes())));
        assertEquals("unexpected_box moof", refused(stream().cut("mdat").more(fragment(2048))));
        assertEquals("missing_box moof/mfhd", refused(stream().type("mfhd", "free")));
        assertEquals("missing_box moof/traf/tfdt", refused(stream().type("tfdt", "free")));
        assertEquals("missing_box moov/mvex", refused(stream().type("mvex", "free")));
        assertEquals("box_twice moov/trak/mdia", refused(stream().type("tkhd", "mdia")));
        var many = new Boxes().box("moov", b -> {
            for (int i = 0; i < 65; i++) {
                b.box("free", f -> {});
            }
        });
        assertEquals("too_many_boxes moov", refused(new Edited(many.toBytes())));
    }

    @Test
    void one_track_of_one_description() {
        assertEquals("second_track moov/trak", refused(stream().type("mvex", "trak")));
        assertEquals(
                "second_description moov/trak/mdia/minf/stbl/stsd",
                refused(stream().put("stsd", 15, 2)));
        assertEquals("second_description moov/mvex/trex", refused(stream().put("trex", 19, 2)));
        assertEquals("track_id_unknown moov/mvex/trex", refused(stream().put("trex", 15, 2)));
        assertEquals("track_id_unknown moof/traf/tfhd", refused(stream().put("tfhd", 15, 2)));
        assertEquals("header_changed moov", refused(stream().more(InitSegment.of(OPUS))));
        assertEquals("version_unknown moof/traf/tfdt", refused(stream().put("tfdt", 8, 2)));
    }

    @Test
    void codecs() {
        String entry = "moov/trak/mdia/minf/stbl/stsd/";
        for (String other : List.of("avc3", "hvc1", "enca")) {
            assertEquals("codec_unsupported " + entry + other, refused(stream().type("mp4a", other)));
        }
        // MPEG-2 AAC
        assertEquals(
                "codec_unsupported " + entry + "mp4a/esds", refused(stream().put("esds", 19, 0x67)));
        assertEquals(
                "configuration_malformed " + entry + "mp4a/esds",
                refused(stream().put("esds", 12, 9)));
        assertEquals("box_too_short " + entry + "mp4a/esds", refused(stream().put("esds", 13, 0xff, 0xff, 0xff, 0x7f)));
        var opus = new Edited(InitSegment.of(OPUS));
        assertEquals("configuration_malformed " + entry + "Opus/dOps", refused(opus.put("dOps", 18, 1)));
        var six = bad(new Edited(InitSegment.of(OPUS)).put("dOps", 9, 6));
        assertEquals(BadStream.Reason.TRACK_REFUSED, six.reason());
        assertEquals(
                BadPacket.Reason.CHANNELS_OUT_OF_BOUNDS,
                assertInstanceOf(BadPacket.class, six.getCause()).reason());
    }

    @Test
    void times() {
        assertEquals(
                "timescale_out_of_bounds moov/trak/mdia/mdhd", refused(stream().put("mdhd", 20, 0, 0, 0, 0)));
        assertEquals(
                "timescale_out_of_bounds moov/trak/mdia/mdhd", refused(stream().put("mdhd", 20, 1, 0, 0, 0)));
        assertEquals("time_out_of_bounds moof/traf/tfdt", refused(stream().put("tfdt", 12, 0x80)));
        assertEquals("time_out_of_bounds moof/traf/tfdt", refused(stream().put("tfdt", 12, 0x7f)));
        assertEquals("time_not_monotone moof/traf/trun", refused(stream().more(fragment(1024))));
        assertEquals("duration_out_of_bounds moof/traf/trun", refused(stream().put("tfhd", 16, 0, 0, 0, 0)));
        // two edits, where one is understood
        assertEquals("edit_list_unsupported moov/trak/edts/elst", refused(edited(2, 1024)));
        assertEquals("edit_list_unsupported moov/trak/edts/elst", refused(edited(1, -1)));
    }

    /** The header with an edit list in its trak. */
    private static Edited edited(int count, int mediaTime) {
        byte[] edts = new Boxes()
                .box(
                        "edts",
                        e -> e.full("elst", 0, 0, b -> {
                            b.u32(count);
                            for (int i = 0; i < count; i++) {
                                b.u32(0).u32(mediaTime).u32(0x10000);
                            }
                        }))
                .toBytes();
        byte[] moov = header();
        int trak = new Edited(moov).box("trak");
        var out = new Boxes().raw(Arrays.copyOf(moov, trak + 8)).raw(edts);
        out.raw(Arrays.copyOfRange(moov, trak + 8, moov.length));
        grow(out, moov, trak, edts.length);
        grow(out, moov, new Edited(moov).box("moov"), edts.length);
        return new Edited(out.toBytes());
    }

    private static void grow(Boxes out, byte[] moov, int box, int by) {
        out.put32(box, ByteBuffer.wrap(moov).getInt(box) + by);
    }

    @Test
    void an_edit_list_shifts_the_time() throws Exception {
        byte[] stream = edited(1, 1024).more(fragment(1024)).bytes();
        assertEquals(0, Pushed.of(stream, 1000).packets().getFirst().timestampMicros());
    }

    @Test
    void samples() {
        assertEquals("too_many_samples moof/traf/trun", refused(stream().put("trun", 12, 0, 0, 0x27, 0x11)));
        assertEquals("sample_empty moof/traf/trun", refused(stream().put("trun", 20, 0, 0, 0, 0)));
        assertEquals("sample_too_large moof/traf/trun", refused(stream().put("trun", 20, 0, 0x10, 0, 1)));
        assertEquals("data_outside_mdat moof/traf/trun", refused(stream().put("trun", 20, 0, 0, 0, 4)));
        assertEquals("data_outside_mdat moof/traf/trun", refused(stream().put("trun", 16, 0xff, 0xff, 0xff, 0xff)));
        assertEquals("data_outside_mdat moof/traf/trun", refused(stream().put("trun", 16, 0, 0, 0, 0)));
        assertEquals("base_data_offset moof/traf/tfhd", refused(stream().put("tfhd", 11, 0x29)));
    }

    @Test
    void what_the_listener_refuses_ends_the_stream_with_its_cause() {
        var cause = new BadPacket(BadPacket.Reason.TIME_JUMP);
        var reader = new Fmp4Reader(RenditionName.HIGH, new Fmp4Reader.Listener() {
            @Override
            public void track(Track track) {}

            @Override
            public void packet(Packet packet) throws BadPacket {
                throw cause;
            }
        });
        byte[] bytes = stream().bytes();
        var refused = assertThrows(BadStream.class, () -> reader.accept(bytes, 0, bytes.length));
        assertEquals(BadStream.Reason.PACKET_REFUSED, refused.reason());
        assertSame(cause, refused.getCause());
        assertSame(refused, assertThrows(BadStream.class, () -> reader.accept(bytes, 0, 1)));
        assertSame(refused, assertThrows(BadStream.class, reader::end));
    }

    @Test
    void what_came_whole_before_the_error_was_told_and_nothing_after() {
        byte[] stream = stream()
                .more(new Boxes().u32(0).ascii("free").toBytes())
                .more(fragment(2048))
                .bytes();
        var pushed = new Pushed();
        var bad = assertThrows(BadStream.class, () -> pushed.read(stream, 1));
        assertEquals(BadStream.Reason.SIZE_ZERO, bad.reason());
        assertEquals(stream().bytes().length, bad.offset());
        assertEquals(2, pushed.packets().size());
        assertArrayEquals(new byte[] {4, 5}, pushed.packets().get(1).data());
    }
}
