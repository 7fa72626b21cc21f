package org.prodays.media;

/**
 * An initialization segment and what playlists say of its track. Width and height are 0 for sound, channels 0 for
 * pictures.
 *
 * @param bytes the segment, small enough to stay in memory
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Init(TrackKind kind, int number, String codec, int width, int height, int channels, long offset, byte[] bytes) {

    static Init of(Track track, int number, long offset, byte[] bytes) {
        return switch (track) {
            case VideoTrack v -> new Init(TrackKind.VIDEO, number, v.codec(), v.width(), v.height(), 0, offset, bytes);
            case AudioTrack a -> new Init(TrackKind.AUDIO, number, a.codec(), 0, 0, a.channels(), offset, bytes);
        };
    }
}
