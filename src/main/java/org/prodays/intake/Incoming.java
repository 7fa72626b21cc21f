package org.prodays.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prodays.intake.BadSource.Reason;

/**
 * What a source sends, tag by tag. It is held until both sound and pictures have announced themselves, or for two seconds; then it is
 * converted. A conversion cannot change its tracks, so another one begins when they change. Not for two threads at once.
 */
final class Incoming {
    private static final int HELD_MILLIS = 2_000;
    private static final int HELD_BYTES = 8 << 20;

    private final Place place;
    private final Runnable over;
    private final Map<Integer, FlvTag> configurations = new TreeMap<>();
    private final List<FlvTag> held = new ArrayList<>();
    private int heldBytes;
    private @Nullable Conversion conversion;

    /** @param over is run, on any thread, when nothing more is wanted of the source; does not block */
    Incoming(Place place, Runnable over) {
        this.place = place;
        this.over = over;
    }

    void tag(FlvTag tag) throws IOException {
        if (tag.empty()) {
            return;
        }
        tag.checkCodec();
        if (tag.configuration()) {
            configure(tag);
        } else if (configurations.containsKey(tag.type())) {
            media(tag);
        } else {
            throw new BadSource(Reason.UNREADABLE, "no configuration before it");
        }
    }

    /** The source leaves of its own will. */
    void end() {
        if (conversion != null) {
            conversion.end();
            conversion = null;
        }
    }

    /** The source is cut off; what it sent before still goes on. */
    void cutOff() {
        if (conversion != null) {
            conversion.cutOff();
            conversion = null;
        }
    }

    private void configure(FlvTag tag) {
        var before = configurations.put(tag.type(), tag);
        if (before != null && before.sameAs(tag)) {
            return;
        }
        cutOff();
        if (before != null) {
            letGo();
        }
    }

    private void media(FlvTag tag) throws IOException {
        if (conversion != null) {
            conversion.write(tag.bytes());
            return;
        }
        held.add(tag);
        heldBytes += tag.body().length;
        boolean longEnough = tag.time() - held.getFirst().time() >= HELD_MILLIS || heldBytes >= HELD_BYTES;
        if (longEnough || configurations.size() == 2) {
            begin();
        }
    }

    private void begin() throws IOException {
        boolean audio = configurations.containsKey(FlvTag.AUDIO);
        boolean video = configurations.containsKey(FlvTag.VIDEO);
        var begun = Conversion.start(audio, video, place, over);
        conversion = begun;
        begun.write(FlvTag.head(audio, video));
        for (FlvTag configuration : configurations.values()) {
            long at = held.getFirst().time();
            begun.write(new FlvTag(configuration.type(), at, configuration.body()).bytes());
        }
        for (FlvTag tag : held) {
            begun.write(tag.bytes());
        }
        letGo();
    }

    private void letGo() {
        held.clear();
        heldBytes = 0;
    }
}
