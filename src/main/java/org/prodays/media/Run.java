package org.prodays.media;

import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;

/** One uninterrupted source of a broadcast, from its first packet to its last. */
public final class Run implements AutoCloseable {
    private final Broadcast broadcast;
    private final Packager packager;

    Run(Broadcast broadcast, Packager packager) {
        this.broadcast = broadcast;
        this.packager = packager;
    }

    /**
     * Takes the next packet of one of the run's tracks. Packets of one track come in the order of their time; the tracks
     * may be up to a second apart, up to three where one of them always comes that late. Never waits for the disk.
     *
     * @throws BadPacket when the packet is refused; the run goes on
     */
    public void accept(Packet packet) throws BadPacket {
        broadcast.accept(packager, packet);
    }

    /** The source sends nothing of this rendition until a key frame: the others do not wait for it. */
    public void pause(RenditionName name) {
        broadcast.pause(packager, name);
    }

    /** Flushes what is held and ends the run. Closing twice changes nothing. */
    @Override
    public void close() {
        broadcast.close(packager);
    }
}
