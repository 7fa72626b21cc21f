package org.prodays.hall;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.media.Replay;
import org.prodays.stage.OnAir;

/**
 * What the hall's screen shows: {@code state} is {@code nothing}, {@code demonstration}, {@code live}, {@code lost} or {@code ended}; the
 * addresses are playlists, null until something was first on air. {@code captions} are the languages in which there are some, and
 * {@code soundReplay} is the recorded sound with them, null when there are none. After the end there is one picture of it, small ones of
 * each moment, and what can be taken away.
 */
record Screen(
        String state,
        @Nullable String live,
        @Nullable String sound,
        @Nullable String replay,
        @Nullable String soundReplay,
        List<String> captions,
        @Nullable String poster,
        @Nullable ShownThumbnails thumbnails,
        List<DownloadLink> downloads) {

    /** @param ended the replay after the end, empty before and where nothing was recorded */
    static Screen of(OnAir onAir, Optional<Replay> ended) {
        String broadcast = onAir.broadcast();
        return new Screen(
                onAir.state().name().toLowerCase(Locale.ROOT),
                onAir.playlist().orElse(null),
                onAir.soundPlaylist().orElse(null),
                onAir.replayPlaylist().orElse(null),
                onAir.captionedSoundReplay().orElse(null),
                onAir.captions().stream().map(CaptionLanguage::tag).sorted().toList(),
                ended.flatMap(Replay::poster)
                        .map(name -> "/media/" + broadcast + "/" + name)
                        .orElse(null),
                ended.flatMap(Replay::thumbnails)
                        .map(strip -> ShownThumbnails.of(String.valueOf(broadcast), strip))
                        .orElse(null),
                ended.map(Replay::downloads).orElse(List.of()).stream()
                        .map(one -> DownloadLink.of(String.valueOf(broadcast), one))
                        .toList());
    }

    /** Whether there is a replay to play: the broadcast has ended and was recorded. */
    public boolean replayable() {
        return state.equals("ended") && replay != null;
    }
}
