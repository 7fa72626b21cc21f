package org.prodays.encoders;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.stage.Source;

/** The encoders of the sessions and their stream keys. A key is told once; only its hash is kept. */
@ApplicationScoped
class StreamKeys {

    /** Five random bits each. */
    static final int LENGTH = 32;

    static final int MOST_OF_A_SESSION = 12;
    static final int LONGEST_NAME = 60;

    private final SourceStore store = new SourceStore();
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    StreamKeys(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** A source and its key, which is told this once. */
    record Issued(Source source, String key) {}

    List<SourceStore.Kept> of(Session session) {
        return database.read(handle -> store.of(handle, session.id()));
    }

    /** Whose key it is; empty when it is unknown or revoked. */
    Optional<Source> holder(String key) {
        return key.length() == LENGTH ? database.read(handle -> store.holder(handle, hash(key))) : Optional.empty();
    }

    /** How the sources of a session that have a key may send by SRT. */
    List<SrtLine> srt(UUID session) {
        return database.read(handle -> store.srt(handle, session));
    }

    /** How a source may send by SRT; empty once its key is revoked. */
    Optional<SrtLine> srtOf(Source source) {
        return database.read(handle -> store.srtOf(handle, source.id()));
    }

    /** A new source of a session. */
    Issued create(Session session, String name, Person by) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(400, "encoders_refusal_source_name");
        }
        var issued = new Issued(new Source(ids.next(), session.id(), clean), ids.secret(LENGTH));
        database.change(handle -> {
            store.lock(handle, session.id());
            checkRoom(store.of(handle, session.id()), clean);
            store.add(handle, issued.source(), hash(issued.key()), clock.instant());
            log(handle, issued.source(), by, SourceStore.Act.CREATED);
        });
        return issued;
    }

    /** A new key in the place of the one there was, if there was one. */
    Issued rotate(Session session, UUID id, Person by) {
        String key = ids.secret(LENGTH);
        return database.write(handle -> {
            var source = locked(handle, session, id);
            store.rotate(handle, id, hash(key), clock.instant());
            log(handle, source, by, SourceStore.Act.ROTATED);
            return new Issued(source, key);
        });
    }

    Source revoke(Session session, UUID id, Person by) {
        return database.write(handle -> {
            var source = locked(handle, session, id);
            store.revoke(handle, id);
            log(handle, source, by, SourceStore.Act.REVOKED);
            return source;
        });
    }

    /** Notes who lets a source take over. */
    Source invite(Session session, UUID id, Person by) {
        return database.write(handle -> {
            var source = locked(handle, session, id);
            log(handle, source, by, SourceStore.Act.INVITED);
            return source;
        });
    }

    private Source locked(Handle handle, Session session, UUID id) {
        return store.locked(handle, id)
                .map(SourceStore.Kept::source)
                .filter(source -> source.session().equals(session.id()))
                .orElseThrow(() -> new Refusal(404, "encoders_refusal_no_source"));
    }

    private void log(Handle handle, Source source, Person by, SourceStore.Act act) {
        store.log(handle, source.id(), by.id(), act, clock.instant());
    }

    private static void checkRoom(List<SourceStore.Kept> known, String name) {
        if (known.stream().anyMatch(kept -> kept.source().name().equals(name))) {
            throw new Refusal(409, "encoders_refusal_source_twice");
        }
        if (known.size() >= MOST_OF_A_SESSION) {
            throw new Refusal(409, "encoders_refusal_sources_full");
        }
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
