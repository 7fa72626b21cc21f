package org.prodays.formats;

/**
 * An initialization segment and what playlists say of its track. Width and height are 0 for sound, channels 0 for
 * pictures.
 *
 * @param timescale ticks a second of the track's timeline
 * @param bytes the segment, small enough to stay in memory
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Init(
        RenditionName name,
        int number,
        String codec,
        int timescale,
        int width,
        int height,
        int channels,
        long offset,
        byte[] bytes) {

    /** What the segment of a number is called, on disk and below the broadcast's address. */
    public static String file(RenditionName name, int number) {
        return name.word() + "-init-" + number + ".mp4";
    }

    /** That of a track; {@code offset} is where it stands in its rendition's file. */
    public static Init of(Track track, int number, long offset, byte[] bytes) {
        return switch (track) {
            case VideoTrack v ->
                new Init(v.name(), number, v.codec(), v.timescale(), v.width(), v.height(), 0, offset, bytes);
            case AudioTrack a ->
                new Init(a.name(), number, a.codec(), a.timescale(), 0, 0, a.channels(), offset, bytes);
        };
    }
}
