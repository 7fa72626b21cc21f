package org.prodays.formats;

import java.util.Optional;

/** The renditions a broadcast may have, best first; a run has at most one track for each. */
public enum RenditionName {
    /** Pictures in the size the source is made in; 720p from our studio. */
    HIGH(TrackKind.VIDEO, "video"),
    /** The same pictures, smaller; 360p from our studio. */
    LOW(TrackKind.VIDEO, "low"),
    /** Sound in Opus, small enough for the saver. */
    SOUND(TrackKind.AUDIO, "audio"),
    /** The same sound in AAC, for players without Opus. */
    AAC(TrackKind.AUDIO, "aac");

    private final TrackKind kind;
    private final String word;

    RenditionName(TrackKind kind, String word) {
        this.kind = kind;
        this.word = word;
    }

    /** Pictures or sound. */
    public TrackKind kind() {
        return kind;
    }

    /** What it is called in addresses and on disk. */
    public String word() {
        return word;
    }

    /** The one that a word stands for, empty for any other word. */
    public static Optional<RenditionName> of(String word) {
        for (RenditionName name : values()) {
            if (name.word.equals(word)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
