package org.prodays.stage;

import java.util.ArrayList;
import java.util.List;
import org.prodays.media.AudioTrack;
import org.prodays.media.Packet;
import org.prodays.media.Track;
import org.prodays.media.TrackKind;
import org.prodays.media.VideoTrack;

/** The tracks a source announced, in its order. */
record Tracks(List<Track> media) {

    static Tracks of(FromStudio.Hello hello) {
        var media = new ArrayList<Track>();
        for (var offer : hello.tracks()) {
            media.add(offer.kind() == FromStudio.TrackOffer.Kind.video ? video(offer) : audio(offer));
        }
        return new Tracks(List.copyOf(media));
    }

    /** Whether a player can begin with this packet: a key frame, or any sound where there is no picture. */
    boolean canBeginWith(PacketReader.Sent sent) {
        return media.size() == 1 || (isVideo(sent.track()) && sent.key());
    }

    Packet packet(PacketReader.Sent sent) {
        return new Packet(media.get(sent.track()).kind(), sent.timestamp(), sent.duration(), sent.key(), sent.data());
    }

    private boolean isVideo(int track) {
        return media.get(track).kind() == TrackKind.VIDEO;
    }

    private static Track video(FromStudio.TrackOffer offer) {
        return new VideoTrack(offer.codec(), offer.width(), offer.height(), bytes(offer));
    }

    private static Track audio(FromStudio.TrackOffer offer) {
        return new AudioTrack(offer.codec(), offer.sampleRate(), offer.channels(), bytes(offer));
    }

    private static byte[] bytes(FromStudio.TrackOffer offer) {
        return offer.description() == null ? new byte[0] : offer.description();
    }
}
