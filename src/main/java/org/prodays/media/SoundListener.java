package org.prodays.media;

/** Someone who hears a broadcast's sound as it is packaged. */
public interface SoundListener {
    SoundListener NOBODY = (name, timeMicros, packet) -> {};

    /**
     * The next packet of a rendition of sound. Called under the broadcast's lock: returns at once and throws nothing.
     *
     * @param timeMicros on the broadcast's timeline, on which pauses between runs take no time
     * @param packet as the source encoded it, not to be changed
     */
    void heard(RenditionName name, long timeMicros, byte[] packet);
}
