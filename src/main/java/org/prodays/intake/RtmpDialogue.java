package org.prodays.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.intake.BadSource.Reason;

/**
 * What a publisher says before and beside its media (RTMP 1.0 §7.2), and what it is answered. The name it publishes under is the
 * stream key; which application it names does not matter.
 */
final class RtmpDialogue {
    private static final int WINDOW = 2_500_000;
    private static final int STREAM = 1;
    /** A bandwidth that the other side may lower (§5.4.5). */
    private static final byte DYNAMIC = 2;

    private final RtmpWriter out;
    private final Doorkeeper door;
    private final InetAddress from;
    private @Nullable Place place;
    private boolean over;

    RtmpDialogue(RtmpWriter out, Doorkeeper door, InetAddress from) {
        this.out = out;
        this.door = door;
        this.from = from;
    }

    /** Where its media go, once its key was found right. */
    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** Whether it has said that it leaves. */
    boolean over() {
        return over;
    }

    void hear(RtmpMessage message) throws IOException {
        List<Object> said = Amf0.read(message.body(), message.type() == RtmpMessage.COMMAND_3 ? 1 : 0);
        if (said.size() < 2 || !(said.get(0) instanceof String command) || !(said.get(1) instanceof Double number)) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        switch (command) {
            case "connect" -> connect(number);
            case "createStream" -> out.command(0, "_result", number, Amf0.NULL, (double) STREAM);
            case "releaseStream", "FCPublish" -> out.command(0, "_result", number, Amf0.NULL, Amf0.NULL);
            case "publish" -> publish(said);
            case "FCUnpublish", "deleteStream", "closeStream" -> over = true;
            default -> {} // what is asked beside it may stay unanswered
        }
    }

    /** Tells why it ends here, in the words its encoder shows. */
    void refuse(String words) throws IOException {
        status("error", "NetStream.Publish.BadName", words);
    }

    private void connect(double number) throws IOException {
        out.number(RtmpMessage.WINDOW_SIZE, WINDOW);
        out.number(RtmpMessage.PEER_BANDWIDTH, WINDOW, DYNAMIC);
        out.command(
                0,
                "_result",
                number,
                Map.of("fmsVer", "FMS/3,0,1,123", "capabilities", 31.0),
                Map.of(
                        "level", "status",
                        "code", "NetConnection.Connect.Success",
                        "description", "connected",
                        "objectEncoding", 0.0));
    }

    private void publish(List<Object> said) throws IOException {
        if (place != null || said.size() < 4 || !(said.get(3) instanceof String name)) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        int query = name.indexOf('?');
        place = admit(query < 0 ? name : name.substring(0, query));
        status("status", "NetStream.Publish.Start", "on air");
    }

    private Place admit(String key) throws BadSource {
        try {
            return door.admit(key, from).orElseThrow(() -> new BadSource(Reason.WRONG_KEY));
        } catch (Refusal e) {
            throw new BadSource(Reason.UNREADABLE, e.reason());
        }
    }

    private void status(String level, String code, String words) throws IOException {
        out.command(STREAM, "onStatus", 0.0, Amf0.NULL, Map.of("level", level, "code", code, "description", words));
    }
}
