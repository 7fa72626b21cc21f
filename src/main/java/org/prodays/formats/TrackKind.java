package org.prodays.formats;

/** What a track carries. */
public enum TrackKind {
    VIDEO,
    AUDIO
}
