package org.prodays.media;

/** What a track carries; a run has at most one of each. */
public enum TrackKind {
    VIDEO,
    AUDIO
}
