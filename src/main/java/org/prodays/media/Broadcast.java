package org.prodays.media;

import java.util.List;

/** A live broadcast: the runs of its sources packaged on one timeline. Safe for use by many threads. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // until the packager is in
public final class Broadcast {
    private final String id;

    Broadcast(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /**
     * Begins a run and closes the one before it. Viewers see a discontinuity.
     *
     * @param tracks one video, one audio, or one of each
     * @throws BadPacket when a configuration is refused; the run before it goes on
     */
    public Run begin(List<Track> tracks) throws BadPacket {
        throw new UnsupportedOperationException(id + tracks);
    }

    /** Flushes the last part and segment; playlists get ENDLIST and the live address serves the recording. */
    public void end() {
        throw new UnsupportedOperationException(id);
    }

    void accept(Packager packager, Packet packet) throws BadPacket {
        throw new UnsupportedOperationException(id + packager + packet);
    }

    void close(Packager packager) {
        throw new UnsupportedOperationException(id + packager);
    }
}
