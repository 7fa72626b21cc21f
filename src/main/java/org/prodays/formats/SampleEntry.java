package org.prodays.formats;

import java.util.Locale;
import org.prodays.formats.BadStream.Reason;

/** Reads a sample entry (ISO 14496-12 §8.5.2) of the three codecs there are. */
final class SampleEntry {
    private SampleEntry() {}

    /** The track, checked as a broadcast checks it. */
    static Track read(BoxCursor entry, RenditionName videoName) throws BadStream {
        Track track = switch (entry.type()) {
            case "avc1" -> avc(entry, videoName);
            case "Opus" -> opus(entry);
            case "mp4a" -> AacEntry.read(entry);
            default -> throw entry.bad(Reason.CODEC_UNSUPPORTED);
        };
        try {
            Gate.check(track);
        } catch (BadPacket e) {
            throw entry.bad(Reason.TRACK_REFUSED, e);
        }
        return track;
    }

    /** ISO 14496-15 §5.4.2.1: the sizes, then the configuration with the codec's three bytes (RFC 6381 §3.3). */
    private static Track avc(BoxCursor entry, RenditionName videoName) throws BadStream {
        int width = entry.skip(24).u16();
        int height = entry.u16();
        var box = entry.skip(50).one("avcC");
        if (box.left() < 4) {
            throw box.bad(Reason.CONFIGURATION_MALFORMED);
        }
        byte[] avcC = box.take(box.left());
        String codec = String.format(Locale.ROOT, "avc1.%02x%02x%02x", avcC[1], avcC[2], avcC[3]);
        return new VideoTrack(videoName, codec, width, height, avcC);
    }

    /** Encapsulation of Opus in ISOBMFF §4.3.2: big-endian what an OpusHead has little-endian. */
    private static Track opus(BoxCursor entry) throws BadStream {
        var dOps = entry.skip(28).one("dOps");
        if (dOps.u8() != 0) {
            throw dOps.bad(Reason.VERSION_UNKNOWN);
        }
        int channels = dOps.u8();
        int preSkip = dOps.u16();
        int rate = (int) dOps.u32();
        int gain = dOps.u16();
        if (dOps.u8() != 0) {
            throw dOps.bad(Reason.CONFIGURATION_MALFORMED);
        }
        // RFC 7845 §5.1: 0 is a rate that nobody knows
        return new AudioTrack("opus", rate == 0 ? 48_000 : rate, channels, OpusHead.of(channels, preSkip, rate, gain));
    }
}
