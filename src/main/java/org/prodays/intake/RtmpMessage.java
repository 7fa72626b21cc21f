package org.prodays.intake;

/**
 * A message of RTMP 1.0 (§6.1.1).
 *
 * @param type what it is, one of the constants here
 * @param stream the message stream it belongs to; 0 for the connection itself
 * @param time in milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
record RtmpMessage(int type, int stream, long time, byte[] body) {
    static final int SET_CHUNK_SIZE = 1;
    static final int ABORT = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int WINDOW_SIZE = 5;
    static final int PEER_BANDWIDTH = 6;
    static final int AUDIO = FlvTag.AUDIO;
    static final int VIDEO = FlvTag.VIDEO;
    /** A command in AMF 3, whose first byte says that AMF 0 follows. */
    static final int COMMAND_3 = 17;

    static final int COMMAND = 20;
    /** The longest before sound and pictures are let in. */
    static final int LONGEST_COMMAND = 1 << 14;
    /** The longest there may be: a packet's bound and its header. */
    static final int LONGEST = (1 << 20) + 16;

    boolean media() {
        return type == AUDIO || type == VIDEO;
    }

    boolean command() {
        return type == COMMAND || type == COMMAND_3;
    }
}
