package org.prodays.media;

/** The configuration of one track, told once when a run begins. */
public sealed interface Track permits VideoTrack, AudioTrack {
    TrackKind kind();

    /** The codec string of RFC 6381, such as {@code avc1.64001f} or {@code opus}. */
    String codec();
}
