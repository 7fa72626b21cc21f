package org.prodays.intake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.prodays.ground.Refusal;
import org.prodays.intake.BadSource.Reason;

/**
 * A connection of a venue's encoder by RTMP 1.0, from its handshake to its end. No byte of media is read before its key was found
 * right; what it sends then goes to ffmpeg as tags. Ended by closing its socket.
 */
final class RtmpConnection {
    private static final Logger LOG = Logger.getLogger(RtmpConnection.class);
    private static final int VERSION = 3;
    private static final int GREETING = 1536;
    private static final int UNACKNOWLEDGED = 1_000_000;

    private final Socket socket;
    private final Counted counted;
    private final DataInputStream in;
    private final OutputStream out;
    private final RtmpWriter writer;
    private final ChunkReader chunks;
    private final RtmpDialogue dialogue;
    private volatile boolean admitted;

    RtmpConnection(Socket socket, Doorkeeper door) throws IOException {
        this.socket = socket;
        this.counted = new Counted(socket.getInputStream());
        this.in = new DataInputStream(new BufferedInputStream(counted));
        this.out = socket.getOutputStream();
        this.writer = new RtmpWriter(out);
        this.chunks = new ChunkReader(in);
        this.dialogue = new RtmpDialogue(writer, door, socket.getInetAddress());
    }

    /** Whether its key was found right. */
    boolean admitted() {
        return admitted;
    }

    /** Speaks with it until one of the two ends it. */
    void run() {
        try {
            greet();
            converse();
            receive();
        } catch (BadSource e) {
            LOG.logf(admitted ? Level.INFO : Level.DEBUG, "RTMP from %s: %s", socket.getInetAddress(), e.words());
            refuse(e.words());
        } catch (IOException gone) {
            LOG.debugf("RTMP from %s: %s", socket.getInetAddress(), gone.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "RTMP from %s failed", socket.getInetAddress());
        } finally {
            close();
        }
    }

    /** The greeting (§5.2): random bytes there and back, and no digest of Adobe's. */
    private void greet() throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        byte[] theirs = in.readNBytes(GREETING);
        byte[] ours = new byte[GREETING - 8];
        ThreadLocalRandom.current().nextBytes(ours);
        out.write(VERSION);
        out.write(new byte[8]);
        out.write(ours);
        out.write(theirs);
        out.flush();
        in.skipNBytes(GREETING);
    }

    private void converse() throws IOException {
        while (dialogue.place().isEmpty()) {
            var message = chunks.next();
            if (message.media()) {
                throw new BadSource(Reason.MEDIA_TOO_EARLY);
            }
            if (message.command()) {
                dialogue.hear(message);
            }
        }
        admitted = true;
        chunks.admitMedia();
    }

    private void receive() throws IOException {
        var incoming = new Incoming(dialogue.place().orElseThrow(), this::close);
        try {
            while (!dialogue.over()) {
                hear(chunks.next(), incoming);
            }
            incoming.end();
        } catch (EOFException closed) {
            incoming.cutOff();
        } catch (Refusal e) {
            throw new BadSource(Reason.UNREADABLE, e.reason());
        } finally {
            incoming.cutOff();
        }
    }

    private void hear(RtmpMessage message, Incoming incoming) throws IOException {
        if (message.media()) {
            incoming.tag(new FlvTag(message.type(), message.time(), message.body()));
        } else if (message.command()) {
            dialogue.hear(message);
        }
        if (counted.since() >= UNACKNOWLEDGED) {
            writer.number(RtmpMessage.ACKNOWLEDGEMENT, counted.mark());
        }
    }

    private void refuse(String words) {
        try {
            dialogue.refuse(words);
        } catch (IOException gone) {
            LOG.debugf("an encoder did not hear why it was refused: %s", gone.getMessage());
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debugf("closing a connection failed: %s", e.getMessage());
        }
    }
}
