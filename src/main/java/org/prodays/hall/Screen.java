package org.prodays.hall;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prodays.media.Download;
import org.prodays.stage.OnAir;

/**
 * What the hall's screen shows: {@code state} is {@code nothing}, {@code demonstration}, {@code live}, {@code lost} or {@code ended}; the
 * addresses are playlists, null until something was first on air. After the end there is what can be taken away.
 */
record Screen(
        String state,
        @Nullable String live,
        @Nullable String sound,
        @Nullable String replay,
        List<DownloadLink> downloads) {

    static Screen of(OnAir onAir, List<Download> downloads) {
        String broadcast = onAir.broadcast();
        return new Screen(
                onAir.state().name().toLowerCase(Locale.ROOT),
                onAir.playlist().orElse(null),
                onAir.soundPlaylist().orElse(null),
                onAir.replayPlaylist().orElse(null),
                broadcast == null
                        ? List.of()
                        : downloads.stream()
                                .map(one -> DownloadLink.of(broadcast, one))
                                .toList());
    }

    /** Whether there is a replay to play: the broadcast has ended and was recorded. */
    public boolean replayable() {
        return state.equals("ended") && replay != null;
    }
}
