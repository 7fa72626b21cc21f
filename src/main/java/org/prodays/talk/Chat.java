package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;

/** What is written in the chat of each session. What a method returns has been committed. */
@ApplicationScoped
class Chat {

    static final int KEPT = 50;

    /** A line and whether this command made or moved it; {@code first} is false when it had been done before. */
    record Told(ChatLine line, boolean first) {}

    private final ChatStore store = new ChatStore();
    private final Remembered<UUID, List<ChatLine>> held;
    private final Database database;
    private final Manners manners;
    private final BlockedWords words;
    private final Crowd crowd;
    private final Acts acts;
    private final Ids ids;

    Chat(Database database, Manners manners, BlockedWords words, Crowd crowd, Acts acts, Ids ids) {
        this.database = database;
        this.manners = manners;
        this.words = words;
        this.crowd = crowd;
        this.acts = acts;
        this.ids = ids;
        this.held = new Remembered<>(session -> database.read(handle -> store.held(handle, session)));
    }

    /** Keeps a line; held for a moderator when it has a blocked word. The same key again answers with the line it made before. */
    Told say(Heard heard, String typed) {
        var wording = Wording.of(typed, heard.from().language());
        Optional<ChatLine> before = database.read(handle -> writtenBefore(handle, heard));
        if (before.isPresent()) {
            return new Told(before.get(), false);
        }
        refuseUnlessTaking(heard);
        if (!Manners.keepsOrder(heard.person())) {
            if (manners.of(heard.session().id()).slow() > 0) {
                // asked before the crowd too: who writes too soon takes nobody's place
                database.change(handle -> refuseTooSoon(handle, heard));
            }
            crowd.enter(heard.session().id());
        }
        ChatLine line = line(heard, wording);
        Told told = database.write(handle -> kept(handle, heard, line));
        if (told.line().is(ChatLine.State.HELD)) {
            held.again(told.line().session());
        }
        return told;
    }

    /** Takes a line away, or brings it back and lets a held one through: {@code reason} is null for the latter. */
    Told move(Heard heard, UUID id, @Nullable String reason) {
        boolean first = acts.act(heard, id, reason, handle -> {
            ChatLine line = inSession(handle, heard, id);
            if (reason == null ? line.is(ChatLine.State.SHOWN) : line.is(ChatLine.State.REMOVED)) {
                throw new Refusal(409, "talk_refusal_moved");
            }
            var state = reason == null ? ChatLine.State.SHOWN : ChatLine.State.REMOVED;
            store.move(handle, id, new ChatLine.Standing(state, line.standing().word(), reason));
        });
        held.again(heard.session().id());
        return new Told(database.read(handle -> inSession(handle, heard, id)), first);
    }

    /** The last lines, oldest first; for moderators also those that are not shown. */
    List<ChatLine> last(UUID session, boolean all) {
        return database.read(handle -> store.last(handle, session, all, KEPT));
    }

    /** A line that everybody in the session's hall sees. */
    Optional<ChatLine> shown(UUID session, UUID id) {
        return database.read(handle -> store.line(handle, id))
                .filter(line -> line.session().equals(session) && line.is(ChatLine.State.SHOWN));
    }

    /** Those of a person that wait for a moderator. From memory. */
    List<ChatLine> heldOf(UUID session, UUID person) {
        return held.of(session).stream()
                .filter(line -> line.writer().equals(person))
                .toList();
    }

    private Told kept(Handle handle, Heard heard, ChatLine line) {
        store.lock(handle, line.session(), line.writer());
        Optional<ChatLine> before = writtenBefore(handle, heard);
        if (before.isPresent()) {
            return new Told(before.get(), false);
        }
        refuseTooSoon(handle, heard);
        store.add(handle, line, heard.key());
        return new Told(line, true);
    }

    private ChatLine line(Heard heard, Wording wording) {
        @Nullable
        String word = Manners.keepsOrder(heard.person())
                ? null
                : words.in(wording.text()).map(BlockedWord::word).orElse(null);
        var state = word == null ? ChatLine.State.SHOWN : ChatLine.State.HELD;
        var standing = new ChatLine.Standing(state, word, null);
        return new ChatLine(ids.next(), heard.session().id(), heard.person().id(), wording, standing, acts.now());
    }

    private Optional<ChatLine> writtenBefore(Handle handle, Heard heard) {
        return store.writtenWith(handle, heard.person().id(), heard.key()).map(line -> ofSession(heard, line));
    }

    private ChatLine inSession(Handle handle, Heard heard, UUID id) {
        return store.line(handle, id)
                .filter(line -> line.session().equals(heard.session().id()))
                .orElseThrow(() -> new Refusal(404, "talk_refusal_unknown"));
    }

    private static ChatLine ofSession(Heard heard, ChatLine line) {
        if (!line.session().equals(heard.session().id())) {
            throw new Refusal(409, "talk_refusal_other_session");
        }
        return line;
    }

    private void refuseUnlessTaking(Heard heard) {
        Manners.refuseUnlessOpen(heard.session());
        switch (manners.of(heard.session().id()).chat()) {
            case OFF -> throw new Refusal(409, "talk_refusal_off");
            case MODERATORS -> {
                if (!Manners.keepsOrder(heard.person())) {
                    throw new Refusal(403, "talk_refusal_moderators_only");
                }
            }
            case EVERYBODY -> {}
        }
    }

    private void refuseTooSoon(Handle handle, Heard heard) {
        int slow = manners.of(heard.session().id()).slow();
        if (slow == 0 || Manners.keepsOrder(heard.person())) {
            return;
        }
        Instant free = store.lastWritten(
                        handle, heard.session().id(), heard.person().id())
                .orElse(Instant.EPOCH)
                .plusSeconds(slow);
        Duration left = Duration.between(acts.now(), free);
        if (left.isPositive()) {
            throw new Refusal(
                    429,
                    "talk_refusal_slow",
                    Map.of("seconds", left.plusMillis(999).toSeconds()));
        }
    }
}
