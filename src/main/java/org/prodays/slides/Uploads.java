package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/**
 * Takes in the files that people bring, piece by piece, so that one whose line was cut goes on where it was: the bytes that are on the disk are
 * all that is known of how far a file has come.
 */
@ApplicationScoped
class Uploads {
    /** The largest piece, in bytes. */
    static final int PIECE = 1 << 20;

    private static final int MOST = 40;
    private static final long RESERVE = 500_000_000;
    private static final Duration STOPPED = Duration.ofDays(1);

    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();
    private final UploadStore store = new UploadStore();
    private final SlidesStore slides = new SlidesStore();
    private final Database database;
    private final UploadFiles files;
    private final Workshop workshop;
    private final Ids ids;
    private final Clock clock;

    Uploads(Database database, UploadFiles files, Workshop workshop, Ids ids, Clock clock) {
        this.database = database;
        this.files = files;
        this.workshop = workshop;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those of a session, the newest first. */
    List<Upload> of(Session session) {
        return database.read(handle -> store.of(handle, session.id()));
    }

    Upload upload(Session session, UUID id) {
        return database.read(handle -> store.upload(handle, id))
                .filter(one -> one.session().equals(session.id()))
                .orElseThrow(() -> new Refusal(404, "slides_refusal_no_file"));
    }

    /** How many bytes of it are here. */
    long received(Upload upload) throws IOException {
        return upload.state() == Upload.State.COMING ? files.size(upload) : upload.bytes();
    }

    Upload begin(Session session, Person by, Brought brought) throws IOException {
        // the file itself, its pages as PNG and as WebP, and what lies about while they are made
        if (files.free() < RESERVE + 4 * brought.bytes()) {
            throw new Refusal(507, "slides_refusal_disk");
        }
        forgetStopped();
        Instant now = clock.instant();
        var upload = new Upload(
                ids.next(),
                session.id(),
                by.id(),
                brought.file(),
                brought.kind(),
                brought.bytes(),
                brought.place(),
                Upload.State.COMING,
                0,
                null,
                "",
                now);
        database.change(handle -> {
            slides.lock(handle, session.id());
            if (store.of(handle, session.id()).size() >= MOST) {
                throw new Refusal(409, "slides_refusal_many", Map.of("most", MOST));
            }
            store.add(handle, upload);
        });
        return upload;
    }

    /**
     * Takes a piece, from a byte on; one that came before is not taken again.
     *
     * @return how many bytes of the file are here now
     */
    long take(Upload upload, long from, byte[] piece) throws IOException {
        if (piece.length > PIECE || from < 0) {
            throw new Refusal(413, "slides_refusal_piece");
        }
        synchronized (locks[Math.floorMod(upload.id().hashCode(), locks.length)]) {
            long here = received(upload);
            if (upload.state() != Upload.State.COMING || from > here || from + piece.length <= here) {
                return here;
            }
            if (from + piece.length > upload.bytes()) {
                throw new Refusal(413, "slides_refusal_piece");
            }
            int known = (int) (here - from);
            files.append(upload, ByteBuffer.wrap(piece, known, piece.length - known));
            if (from + piece.length == upload.bytes()) {
                complete(upload);
            }
            return from + piece.length;
        }
    }

    private void complete(Upload upload) throws IOException {
        if (upload.kind().fits(files.head(upload))) {
            database.change(handle -> store.state(handle, upload.id(), Upload.State.WAITING, 0));
            workshop.somethingToDo();
        } else {
            var why = new BadFile(BadFile.Fault.KIND, upload.kind().name());
            database.change(handle -> store.fail(handle, upload.id(), why));
        }
    }

    private void forgetStopped() throws IOException {
        var before = clock.instant().minus(STOPPED);
        for (UUID stopped : database.write(handle -> store.forgetStopped(handle, before))) {
            files.forget(stopped);
        }
    }
}
