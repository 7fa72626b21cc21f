package org.prodays.media;

/**
 * An initialization segment and what playlists say of its track. Width and height are 0 for sound, channels 0 for
 * pictures.
 *
 * @param timescale ticks a second of the track's timeline
 * @param bytes the segment, small enough to stay in memory
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Init(
        RenditionName name,
        int number,
        String codec,
        int timescale,
        int width,
        int height,
        int channels,
        long offset,
        byte[] bytes) {

    static Init of(Track track, int number, long offset, byte[] bytes) {
        return switch (track) {
            case VideoTrack v ->
                new Init(v.name(), number, v.codec(), v.timescale(), v.width(), v.height(), 0, offset, bytes);
            case AudioTrack a ->
                new Init(a.name(), number, a.codec(), a.timescale(), 0, 0, a.channels(), offset, bytes);
        };
    }
}
