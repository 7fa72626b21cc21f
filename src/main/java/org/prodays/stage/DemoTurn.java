package org.prodays.stage;

import java.time.Instant;
import org.prodays.formats.BadPacket;
import org.prodays.media.Broadcast;

/** The turn of the built-in clip. */
final class DemoTurn extends Turn {

    private final Tracks tracks;
    private final Feed feed;

    DemoTurn(Tracks tracks, Broadcast broadcast, Instant now) throws BadPacket {
        super(now);
        this.tracks = tracks;
        this.feed = new Feed(broadcast, tracks.media(), apart -> {});
    }

    void accept(PacketReader.Sent sent, Instant now) throws BadPacket {
        feed.accept(tracks.packet(sent), now);
    }

    @Override
    boolean begun() {
        return feed.begun();
    }

    @Override
    boolean connected() {
        return true;
    }

    @Override
    void close() {
        feed.close();
    }

    @Override
    void bye(Farewell why) {}

    @Override
    void hangUp() {}
}
