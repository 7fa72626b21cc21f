package org.prodays.formats;

import org.prodays.formats.BadPacket.Reason;

/** Lets only sound packets of one track pass, and remembers what the next must follow. */
public final class Gate {
    static final int MAX_BYTES = 1 << 20;
    static final long MAX_DURATION = Time.SECOND;
    /** How far ahead of the newest packet of its run a packet may be, in microseconds. */
    public static final long MAX_JUMP = 10 * Time.SECOND;

    static final long MAX_TIME = 1L << 52;

    private final Track track;
    private boolean begun;
    private long last;
    private long lastKey;

    /**
     * The gate of a track that has sent nothing yet.
     *
     * @throws BadPacket when the track cannot be played as it is configured
     */
    public Gate(Track track) throws BadPacket {
        check(track);
        this.track = track;
    }

    static void check(Track track) throws BadPacket {
        switch (track) {
            case VideoTrack video -> Avc.check(video);
            case AudioTrack audio when audio.opus() -> OpusHead.check(audio);
            case AudioTrack audio -> Aac.check(audio);
        }
    }

    /**
     * Lets a packet pass, or refuses it.
     *
     * @param newest the latest time of any track of the run; a jump is one from there, as a track may pause
     */
    public void check(Packet packet, long newest) throws BadPacket {
        checkData(packet.data());
        checkTime(packet, newest);
        if (track instanceof VideoTrack) {
            checkKey(packet);
        }
        begun = true;
        last = packet.timestampMicros();
        lastKey = packet.key() ? last : lastKey;
    }

    private void checkData(byte[] data) throws BadPacket {
        refuse(data.length == 0, Reason.EMPTY);
        refuse(data.length > MAX_BYTES, Reason.TOO_LARGE);
        if (track instanceof VideoTrack video) {
            refuse(!Avc.lengthsAddUp(video.avcC(), data), Reason.NAL_LENGTHS);
        }
    }

    private void checkTime(Packet packet, long newest) throws BadPacket {
        long time = packet.timestampMicros();
        refuse(packet.durationMicros() <= 0 || packet.durationMicros() > MAX_DURATION, Reason.DURATION_OUT_OF_BOUNDS);
        refuse(time < -MAX_TIME || time > MAX_TIME, Reason.TIME_OUT_OF_BOUNDS);
        refuse(Math.abs(packet.compositionMicros()) > MAX_DURATION, Reason.TIME_OUT_OF_BOUNDS);
        refuse(begun && time <= last, Reason.TIME_NOT_MONOTONE);
        refuse(begun && time - Math.max(last, newest) > MAX_JUMP, Reason.TIME_JUMP);
    }

    private void checkKey(Packet packet) throws BadPacket {
        refuse(!begun && !packet.key(), Reason.FIRST_NOT_KEY);
        refuse(!packet.key() && packet.timestampMicros() - lastKey > Time.TARGET_DURATION, Reason.KEY_OVERDUE);
    }

    private static void refuse(boolean bad, Reason reason) throws BadPacket {
        if (bad) {
            throw new BadPacket(reason);
        }
    }
}
