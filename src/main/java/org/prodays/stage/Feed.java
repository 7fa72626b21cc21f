package org.prodays.stage;

import java.util.List;
import org.prodays.media.BadPacket;
import org.prodays.media.Broadcast;
import org.prodays.media.Packet;
import org.prodays.media.RenditionName;
import org.prodays.media.Run;
import org.prodays.media.Track;
import org.prodays.media.TrackKind;
import org.prodays.media.VideoTrack;

/** A run of a source on its broadcast. Before the first key frame nothing can be shown, so what comes earlier is let go. */
final class Feed {

    private final List<Track> tracks;
    private final Run run;
    private boolean begun;

    Feed(Broadcast broadcast, List<Track> tracks) throws BadPacket {
        this.tracks = tracks;
        this.run = broadcast.begin(tracks);
    }

    List<Track> tracks() {
        return tracks;
    }

    /** Whether it has this very track. */
    boolean has(Track track) {
        return tracks.stream().anyMatch(track::sameAs);
    }

    boolean begun() {
        return begun;
    }

    /** Packages a packet. Pictures that come late after a pause, or later than the others, are let go until their next key frame. */
    void accept(Packet packet) throws BadPacket {
        if (!begun && !canBeginWith(packet)) {
            return;
        }
        try {
            run.accept(packet);
            begun = true;
        } catch (BadPacket e) {
            if (e.reason() != BadPacket.Reason.KEY_OVERDUE && e.reason() != BadPacket.Reason.FIRST_NOT_KEY) {
                throw e;
            }
        }
    }

    /** Nothing of a rendition comes before its next key frame. */
    void pause(RenditionName name) {
        run.pause(name);
    }

    void close() {
        run.close();
    }

    /** A key frame, or any sound where there is no picture. */
    private boolean canBeginWith(Packet packet) {
        return tracks.stream().noneMatch(VideoTrack.class::isInstance)
                || (packet.name().kind() == TrackKind.VIDEO && packet.key());
    }
}
