package org.prodays.media;

import org.prodays.formats.AudioTrack;

/** Someone who hears a broadcast's sound as it is packaged. */
public interface SoundListener {
    SoundListener NOBODY = (track, timeMicros, packet) -> {};

    /**
     * The next packet of the sound, Opus where the source sends it, else AAC. Called under the broadcast's lock: returns at once and throws nothing.
     *
     * @param timeMicros on the broadcast's timeline, on which pauses between runs take no time
     * @param packet as the source encoded it, not to be changed
     */
    void heard(AudioTrack track, long timeMicros, byte[] packet);
}
