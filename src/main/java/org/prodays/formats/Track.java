package org.prodays.formats;

/** The configuration of one track, told once when a run begins. */
public sealed interface Track permits VideoTrack, AudioTrack {
    /** The rendition it becomes. */
    RenditionName name();

    /** The codec string of RFC 6381, such as {@code avc1.64001f} or {@code opus}. */
    String codec();

    /** Ticks a second of its timeline, as its initialization segment says. */
    int timescale();

    /** Whether a player that has the one needs nothing new for the other. */
    boolean sameAs(Track other);
}
