package org.prodays.captioning;

import java.io.IOException;
import org.prodays.formats.Adts;
import org.prodays.formats.AudioTrack;

/** Makes the packets of one track sound again. */
sealed interface Ear extends AutoCloseable permits OpusEar, AacEar {

    /**
     * The one for a track.
     *
     * @throws IOException when the track cannot be heard here
     */
    static Ear of(AudioTrack track, Pcm pcm) throws IOException {
        return OpusEar.hears(track)
                ? new OpusEar(pcm)
                : new AacEar(
                        track,
                        Adts.of(track).orElseThrow(() -> new IOException("AAC of an unusual rate is not heard")),
                        pcm);
    }

    boolean of(AudioTrack track);

    /** Takes a packet at its time; waits while its sound is not taken. */
    void hear(Hearing.Heard heard) throws IOException;

    /** Never waits. */
    @Override
    void close();
}
