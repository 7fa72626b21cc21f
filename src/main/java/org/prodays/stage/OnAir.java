package org.prodays.stage;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;

/**
 * What a session shows at this moment. {@code broadcast} is the id of its one recorded broadcast, null until something was first on
 * air; it stays the same through reconnects, other studios and restarts. {@code captions} are the languages in which there are some.
 */
public record OnAir(State state, @Nullable String broadcast, Set<CaptionLanguage> captions) {

    /** A session whose stage was not opened yet. */
    public static final OnAir NOTHING_YET = new OnAir(State.NOTHING, null, Set.of());

    /** What is on the stage. */
    public enum State {
        /** Nobody is on the stage. */
        NOTHING,
        /** The built-in clip, to be marked as a demonstration. */
        DEMONSTRATION,
        /** A professional's studio, or an encoder. */
        LIVE,
        /** The source was cut off or sends what cannot be played, and is expected back; a slate is in order. */
        LOST,
        /** The session has ended; the broadcast is its replay. */
        ENDED
    }

    /** Whether picture and sound are arriving now. */
    public boolean playing() {
        return state == State.DEMONSTRATION || state == State.LIVE;
    }

    /** The playlist of what is on air, with picture and sound; after the end it goes on as the recording. */
    public Optional<String> playlist() {
        return at("main.m3u8");
    }

    /** The playlist of the sound alone, in whole segments, for small data bundles; with its captions, if there are any. */
    public Optional<String> soundPlaylist() {
        return at(captions.isEmpty() ? "saver.m3u8" : "sound.m3u8");
    }

    /** The recorded sound alone with its captions; empty when there are none. */
    public Optional<String> captionedSoundReplay() {
        return captions.isEmpty() ? Optional.empty() : at("replay-sound.m3u8");
    }

    /** The playlist of all that was recorded so far. */
    public Optional<String> replayPlaylist() {
        return at("replay.m3u8");
    }

    private Optional<String> at(String file) {
        return Optional.ofNullable(broadcast).map(id -> "/media/" + id + "/" + file);
    }
}
