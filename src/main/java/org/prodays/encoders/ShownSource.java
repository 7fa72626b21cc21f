package org.prodays.encoders;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.Track;
import org.prodays.formats.VideoTrack;

/** A source as its page shows it; {@code keptOut} while another source has the stage, {@code apart} in ms, 0 within the limit. */
record ShownSource(
        UUID id,
        String name,
        State state,
        boolean keptOut,
        List<String> tracks,
        long apart,
        @Nullable ShownTrouble trouble) {

    enum State {
        ON_AIR,
        /** Cut off, and expected back. */
        LOST,
        /** Connected, and nothing of it is on air yet. */
        COMING,
        AWAY,
        /** Without a key. */
        REVOKED
    }

    /** What went wrong last, at a wall time; where it was in the stream, if it was there. */
    record ShownTrouble(
            LocalDateTime at,
            String words,
            @Nullable Long offset,
            @Nullable String box) {}

    public boolean keyed() {
        return state != State.REVOKED;
    }

    /** A track in the words that encoders use, such as {@code H.264 1280×720}. */
    static String words(Track track) {
        return switch (track) {
            case VideoTrack video -> "H.264 " + video.width() + "×" + video.height();
            case AudioTrack audio ->
                (audio.codec().equals("opus") ? "Opus " : "AAC ")
                        + new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(audio.sampleRate() / 1000.0)
                        + " kHz";
        };
    }
}
