package org.prodays.stage;

import java.util.List;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.VideoTrack;
import org.prodays.ground.Refusal;

/** The tracks a source announced, in its order. */
record Tracks(List<Track> media) {

    static Tracks of(FromStudio.Hello hello) {
        int widest = hello.tracks().stream()
                .mapToInt(FromStudio.TrackOffer::width)
                .max()
                .orElse(0);
        return new Tracks(
                hello.tracks().stream().map(offer -> track(offer, widest)).toList());
    }

    /** The rendition that the track at this place becomes. */
    RenditionName name(int track) {
        if (track < 0 || track >= media.size()) {
            throw new Refusal(400, "stage_refusal_malformed");
        }
        return media.get(track).name();
    }

    Packet packet(PacketReader.Sent sent) {
        return new Packet(media.get(sent.track()).name(), sent.timestamp(), sent.duration(), sent.key(), sent.data());
    }

    /** Of two sizes of pictures the wider one is the high rendition. */
    private static Track track(FromStudio.TrackOffer offer, int widest) {
        byte[] description = offer.description() == null ? new byte[0] : offer.description();
        return switch (offer.kind()) {
            case video ->
                new VideoTrack(
                        offer.width() == widest ? RenditionName.HIGH : RenditionName.LOW,
                        offer.codec(),
                        offer.width(),
                        offer.height(),
                        description);
            case audio -> new AudioTrack(offer.codec(), offer.sampleRate(), offer.channels(), description);
        };
    }
}
