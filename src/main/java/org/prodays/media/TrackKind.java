package org.prodays.media;

/** What a track carries. */
public enum TrackKind {
    VIDEO,
    AUDIO
}
