package org.prodays.captioning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.ground.Refusal;
import org.prodays.media.Broadcast;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

/** Where captions of what is on air come in: from people who type, and from a plug-in. */
@ApplicationScoped
class CaptionDesk {

    /** Typing is never so fast; a key that is held down is. */
    private static final int MOST_LINES = 60;

    private static final Duration WITHIN = Duration.ofSeconds(30);

    /** A line is shown for so long after it was sent: the rest of its segment, and time to look at it. */
    private static final Duration SHOWN = Duration.ofSeconds(5);

    /** Nobody types at one line for longer. */
    private static final Duration LONGEST_TYPING = Duration.ofMinutes(1);

    private final Map<UUID, CaptionPace> paces = new ConcurrentHashMap<>();
    private final Stage stage;
    private final Clock clock;

    CaptionDesk(Stage stage, Clock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    /** Says or corrects a line; the number of its caption, once it is kept. */
    int take(Session session, TypedLine line) {
        Broadcast broadcast = broadcast(session);
        if (!paces.computeIfAbsent(session.id(), id -> new CaptionPace(MOST_LINES, WITHIN, clock))
                .spend()) {
            throw new Refusal(429, "captioning_refusal_pace");
        }
        try {
            int number = line.corrects() == null ? say(broadcast, line) : correct(broadcast, line, line.corrects());
            stage.captioned(session.id());
            return number;
        } catch (IllegalStateException e) {
            throw new Refusal(409, "captioning_refusal_over");
        }
    }

    /** The last captions of a language, the newest last. */
    List<Captions.Line> latest(Session session, CaptionLanguage language, int most) {
        return broadcast(session).captions().latest(language, most);
    }

    private int say(Broadcast broadcast, TypedLine line) {
        Instant now = clock.instant();
        Instant began = line.began() == null || line.began().isAfter(now) ? now : line.began();
        Instant earliest = now.minus(LONGEST_TYPING);
        long start = broadcast.timeAt(began.isBefore(earliest) ? earliest : began);
        long seen = broadcast.timeAt(now) + SHOWN.toNanos() / 1_000;
        long end = Math.max(start + Captions.reading(line.text()), seen);
        return broadcast.captions().say(line.language(), line.key(), start, end, line.text());
    }

    private static int correct(Broadcast broadcast, TypedLine line, int number) {
        broadcast.captions().correct(line.language(), number, line.key(), line.text());
        return number;
    }

    private Broadcast broadcast(Session session) {
        return switch (session.state()) {
            case PLANNED -> throw new Refusal(409, "stage_refusal_not_open");
            case ENDED -> throw new Refusal(409, "captioning_refusal_over");
            case OPEN ->
                stage.broadcast(session.id()).orElseThrow(() -> new Refusal(409, "captioning_refusal_nothing"));
        };
    }
}
