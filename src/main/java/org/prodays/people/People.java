package org.prodays.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Outbox;
import org.prodays.ground.Refusal;

/** The door of the room: who there is, and who is at the other end of a browser. */
@ApplicationScoped
public class People {

    private static final int CODE_LENGTH = 20;
    private static final int TOKEN_LENGTH = 32;

    private final Database database;
    private final Outbox outbox;
    private final PeopleStore store = new PeopleStore();
    private final Visits visits = new Visits();
    private final Ids ids;
    private final Clock clock;
    private final PeopleSettings settings;

    People(Database database, Outbox outbox, Ids ids, Clock clock, PeopleSettings settings) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    public Optional<Person> person(UUID id) {
        return database.read(handle -> store.person(handle, id));
    }

    public Optional<Person> person(String key) {
        return database.read(handle -> store.person(handle, key));
    }

    /** Those of these keys; a key that nobody has is passed over. */
    public List<Person> of(Collection<String> keys) {
        return database.read(handle -> store.of(handle, keys));
    }

    /** Everyone, by role and key. */
    public List<Person> all() {
        return database.read(store::all);
    }

    /** Enters or updates a person by key in the caller's transaction; answers whether anything changed. */
    public boolean enrol(Handle handle, Newcomer newcomer) {
        boolean changed = store.put(handle, ids.next(), newcomer);
        if (changed && outbox.tellOnce(handle, new PeopleChanged(clock.instant()))) {
            // here at once; the news is for the program that runs beside an import
            handle.afterCommit(visits::forgetAll);
        }
        return changed;
    }

    void changed(@Observes PeopleChanged news) {
        visits.forgetAll();
    }

    /**
     * A new one-time code for a person's link {@code /<language>/enter/<code>}; only its hash is kept, so it can be read this once.
     *
     * @throws Refusal when nobody has this key
     */
    public String issueCode(String personKey) {
        String code = ids.secret(CODE_LENGTH);
        database.change(handle -> {
            Person person =
                    store.person(handle, personKey).orElseThrow(() -> new Refusal(404, "people_refusal_nobody"));
            store.addCode(handle, hash(code), person.id(), clock.instant().plus(settings.linkLasts()));
        });
        return code;
    }

    /** Whose code it is, without consuming it; empty when it is unknown, used or too old. */
    public Optional<Person> holder(String code) {
        return database.read(handle -> store.holder(handle, hash(code), clock.instant()));
    }

    /** Consumes the code and begins a visit; the answer is the new cookie's token. */
    String enter(String code, String formerToken) {
        String token = ids.secret(TOKEN_LENGTH);
        Instant now = clock.instant();
        database.change(handle -> {
            UUID person =
                    store.consume(handle, hash(code), now).orElseThrow(() -> new Refusal(410, "people_refusal_code"));
            store.removeVisit(handle, hash(formerToken));
            store.addVisit(handle, hash(token), person, now, now.plus(settings.visitLasts()));
        });
        if (!formerToken.isEmpty()) {
            visits.forget(hash(formerToken));
        }
        return token;
    }

    Optional<Person> visitor(String token) {
        byte[] hash = hash(token);
        Instant now = clock.instant();
        return visits.person(hash, now, () -> database.read(handle -> store.visit(handle, hash, now)));
    }

    /** As {@link #visitor}, when it is known without asking the database. */
    Optional<Person> visitorFromMemory(String token) {
        return visits.person(hash(token), clock.instant());
    }

    void leave(String token) {
        database.change(handle -> store.removeVisit(handle, hash(token)));
        visits.forget(hash(token));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
