package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.attendance.Ledger;
import org.prodays.attendance.Means;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;

/**
 * Passes the beats of who follows on to the ledger of presence, and how many guests there are. A beat is answered before it is written, as
 * presence may be thinned.
 */
@ApplicationScoped
class Attending implements HallPart {

    static final String FOLLOW = "follow";

    /** A browser tells about once a minute, and once more at leaving; each of a person's connections does. */
    private static final Credit CREDIT = new Credit("follow", 12);

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]?");

    private static final Duration GUESTS_EACH = Duration.ofMinutes(1);

    private final Map<UUID, Instant> guestsCounted = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Halls halls;
    private final Clock clock;

    Attending(Ledger ledger, Halls halls, Clock clock) {
        this.ledger = ledger;
        this.halls = halls;
        this.clock = clock;
    }

    /** That she has followed for so many seconds since she last told. */
    record Follow(Means means, int seconds) {

        static Follow read(Command said) {
            String seconds = said.take("seconds");
            if (!SECONDS.matcher(seconds).matches()) {
                throw Command.notUnderstood();
            }
            return new Follow(means(said.take("means")), Integer.parseInt(seconds));
        }

        private static Means means(String written) {
            return switch (written) {
                case "video", "audio", "text" -> Means.valueOf(written.toUpperCase(Locale.ROOT));
                default -> throw Command.notUnderstood();
            };
        }
    }

    @Override
    public String name() {
        return "attending";
    }

    @Override
    public List<HallCommand<?>> commands(Side side) {
        return side == Side.DESK
                ? List.of()
                : List.of(new HallCommand<>(FOLLOW, HallCommand.Rule.everybody(CREDIT), Follow::read, this::follows));
    }

    /** Tells nothing: once a minute it notes how many guests are connected. */
    @Override
    public @Nullable Object everySecond(UUID session) {
        Instant now = clock.instant();
        Instant before = guestsCounted.putIfAbsent(session, now);
        if (before != null && !now.isBefore(before.plus(GUESTS_EACH))) {
            guestsCounted.put(session, now);
            countGuests(halls.running(session), Duration.between(before, now));
        }
        return null;
    }

    private void countGuests(LiveHall hall, Duration since) {
        int guests = hall.viewers().guests();
        if (guests > 0) {
            ledger.guestsFollow(hall.session(), guests, Math.toIntExact(since.toSeconds()));
        }
    }

    /** Nothing to be refused: a beat that comes before the opening or after the end counts for nothing. */
    private Done follows(Heard heard, Follow beat) {
        ledger.follows(heard.person(), heard.session(), beat.means(), beat.seconds());
        return heard.done();
    }
}
