package org.prodays.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a reader told of a stream. */
public record Pushed(List<Track> tracks, List<Packet> packets) implements Fmp4Reader.Listener {
    Pushed() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void track(Track track) {
        tracks.add(track);
    }

    @Override
    public void packet(Packet packet) {
        packets.add(packet);
    }

    /** The whole stream, in pieces of a size. */
    public static Pushed of(byte[] stream, int piece) throws BadStream {
        var pushed = new Pushed();
        pushed.read(stream, piece);
        return pushed;
    }

    void read(byte[] stream, int piece) throws BadStream {
        var reader = new Fmp4Reader(RenditionName.HIGH, this);
        for (int at = 0; at < stream.length; at += piece) {
            reader.accept(stream, at, Math.min(piece, stream.length - at));
        }
        reader.end();
    }

    /** All that was told, as text that can be compared. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Track track : tracks) {
            lines.add(line(track));
        }
        for (Packet packet : packets) {
            lines.add(line(packet));
        }
        return lines;
    }

    static String line(Track track) {
        return switch (track) {
            case VideoTrack v ->
                v.name() + " " + v.codec() + " " + v.width() + "x" + v.height() + " "
                        + HexFormat.of().formatHex(v.avcC());
            case AudioTrack a ->
                a.name() + " " + a.codec() + " " + a.sampleRate() + " " + a.channels() + " "
                        + HexFormat.of().formatHex(a.description());
        };
    }

    static String line(Packet packet) {
        return packet.name() + " " + packet.timestampMicros() + " " + packet.compositionMicros() + " "
                + packet.durationMicros() + " " + packet.key() + " "
                + new String(packet.data(), StandardCharsets.ISO_8859_1).hashCode() + " " + packet.data().length;
    }
}
