package org.prodays.stage;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded stretch of packets that can be played in a circle: all tracks begin at zero and last {@code lengthMicros}. In its file
 * stand the messages as a studio sent them, the hello first, each after its length in four bytes (big-endian).
 */
record Clip(Tracks tracks, List<PacketReader.Sent> packets, long lengthMicros) {

    static Clip builtIn() {
        try (var stream = Clip.class.getResourceAsStream("/demo/clip.packets")) {
            if (stream == null) {
                throw new IllegalStateException("the built-in clip is missing");
            }
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Clip read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        var hello = (FromStudio.Hello) FromStudio.read(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        var reader = new PacketReader(hello.tracks().size(), hello.from());
        var packets = new ArrayList<PacketReader.Sent>();
        while (true) {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException end) {
                break;
            }
            reader.read(in.readNBytes(length)).ifPresent(packets::add);
        }
        long length = packets.stream()
                .mapToLong(packet -> packet.timestamp() + packet.duration())
                .max()
                .orElseThrow();
        return new Clip(Tracks.of(hello), List.copyOf(packets), length);
    }

    /** The packet in a later round: numbered and timed as if the clip had been sent without a break. */
    PacketReader.Sent inRound(int packet, long round) {
        var first = packets.get(packet);
        return new PacketReader.Sent(
                first.track(),
                round * packets.size() + first.number(),
                first.key(),
                round * lengthMicros + first.timestamp(),
                first.duration(),
                first.data());
    }
}
