package org.prodays.hall;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prodays.stage.OnAir;

/**
 * What the hall's screen shows: {@code state} is {@code nothing}, {@code demonstration}, {@code live}, {@code lost} or {@code ended}; the
 * addresses are playlists, null until something was first on air.
 */
record Screen(
        String state,
        @Nullable String live,
        @Nullable String sound,
        @Nullable String replay) {

    static Screen of(OnAir onAir) {
        return new Screen(
                onAir.state().name().toLowerCase(Locale.ROOT),
                onAir.playlist().orElse(null),
                onAir.soundPlaylist().orElse(null),
                onAir.replayPlaylist().orElse(null));
    }

    /** Whether there is a replay to play: the broadcast has ended and was recorded. */
    public boolean replayable() {
        return state.equals("ended") && replay != null;
    }
}
