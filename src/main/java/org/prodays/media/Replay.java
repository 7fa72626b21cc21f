package org.prodays.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.prodays.captions.Captions;
import org.prodays.formats.Time;
import org.prodays.recordings.Download;
import org.prodays.recordings.Downloads;
import org.prodays.recordings.Entry;
import org.prodays.recordings.Posters;
import org.prodays.recordings.Recording;
import org.prodays.recordings.Strip;
import org.prodays.recordings.Thumbnails;

/** What is recorded of a broadcast, whether it goes on or has ended. Reads what is there at each call. */
public final class Replay {
    private final Recording recording;
    private final Captions captions;

    Replay(Recording recording, Captions captions) {
        this.recording = recording;
        this.captions = captions;
    }

    public Captions captions() {
        return captions;
    }

    /**
     * The second of the replay that was on air at a moment. Pauses between runs take no time in the replay: a moment
     * within one gives the start of the run after it. Moments before the start give 0, after what is recorded its
     * duration; so ask once the broadcast has ended, or some seconds after the moment.
     */
    public double secondAt(Instant moment) {
        for (Entry entry : recording.entries()) {
            long into = Duration.between(entry.head().at(), moment).toNanos() / 1000;
            if (into < entry.duration()) {
                return (entry.head().start() + Math.max(0, into)) / (double) Time.SECOND;
            }
        }
        return recording.duration() / (double) Time.SECOND;
    }

    /** The length of what is recorded, in whole segments. */
    public Duration duration() {
        return Duration.ofNanos(recording.duration() * 1000);
    }

    /** When the first recorded packet came; the time of the call while there is none. */
    public Instant begunAt() {
        var entries = recording.entries();
        return entries.isEmpty() ? recording.openedAt() : entries.get(0).head().at();
    }

    /** The name, below the broadcast's address, of one picture of a recording that has ended; empty while there is none. */
    public Optional<String> poster() {
        return ended() && recording.extras().size(Posters.NAME).isPresent()
                ? Optional.of(Posters.NAME)
                : Optional.empty();
    }

    /** The small pictures of a recording that has ended; empty while there are none. */
    public Optional<Strip> thumbnails() {
        return ended() ? recording.extras().thumbnails().map(Thumbnails::strip) : Optional.empty();
    }

    /** What can be taken away of a recording that has ended; nothing before. */
    public List<Download> downloads() {
        return ended() ? Downloads.of(recording) : List.of();
    }

    public boolean ended() {
        return recording.endedAt().isPresent();
    }
}
