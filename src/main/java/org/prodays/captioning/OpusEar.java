package org.prodays.captioning;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.prodays.formats.AudioTrack;

/** Hears Opus. Where packets are missing or cannot be decoded there is silence. */
final class OpusEar implements Ear {

    /** RFC 6716, section 2.1.4: a packet has at most 120 ms. */
    private static final int LONGEST_PACKET = Pcm.RATE * 120 / 1000;

    /** At a lower rate the decoder gives silence for packets of speech (hybrid ones, RFC 6716, section 3.1). */
    private static final int DECODED_RATE = Pcm.RATE * Downsampling.RATIO;

    private final OpusDecoder decoder;
    private final Pcm pcm;
    private final Downsampling downsampling = new Downsampling();
    private final short[] wide = new short[LONGEST_PACKET * Downsampling.RATIO];
    private final short[] decoded = new short[LONGEST_PACKET];

    OpusEar(Pcm pcm) {
        this.pcm = pcm;
        try {
            this.decoder = new OpusDecoder(DECODED_RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean hears(AudioTrack track) {
        return track.codec().equals("opus");
    }

    @Override
    public boolean of(AudioTrack track) {
        return hears(track);
    }

    /** What mostly lies before the end of what was written is left out. */
    @Override
    public void hear(Hearing.Heard heard) throws IOException {
        pcm.begin(heard.time());
        int samples = decode(heard.packet());
        long hole = pcm.due(heard.time()) - pcm.written();
        if (hole < -samples / 2) {
            return;
        }
        if (hole > samples / 2) {
            pcm.silence(hole);
        }
        var bytes = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(decoded, 0, samples);
        pcm.put(bytes.array(), bytes.capacity());
    }

    /** How many samples of the packet were decoded, 0 when it is no Opus. */
    private int decode(byte[] packet) {
        try {
            int samples = decoder.decode(packet, 0, packet.length, wide, 0, wide.length, false);
            return downsampling.take(wide, samples, decoded);
        } catch (OpusException | RuntimeException e) {
            decoder.resetState();
            return 0;
        }
    }

    @Override
    public void close() {}
}
