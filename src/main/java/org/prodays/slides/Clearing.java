package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** Forgets what is of no use any more: a week after a session has ended, files of which no slide stands in its order and none was ever on the screen. */
@ApplicationScoped
class Clearing {
    private static final Logger LOG = Logger.getLogger(Clearing.class);

    /** So long after the end the order may be changed back. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Duration EVERY = Duration.ofHours(6);

    private final UploadStore uploads = new UploadStore();
    private final SlidesStore slides = new SlidesStore();
    private final Database database;
    private final Programme programme;
    private final UploadFiles files;
    private final Pictures pictures;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Clearing(Database database, Programme programme, UploadFiles files, Pictures pictures, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.files = files;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** What is forgotten: files, and what the names of pictures begin with that nothing shows. */
    record Useless(List<UUID> uploads, List<String> pictures) {}

    /** Clears where it is due. Called by the one thread that makes pictures: a picture that is just being made anew is not taken away. */
    void whenDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        database.read(uploads::sessions).stream()
                .flatMap(id -> programme.session(id).stream())
                .filter(session -> isOver(session.endedAt(), now))
                .forEach(this::clear);
    }

    /** Whether nothing is undone any more. */
    static boolean isOver(@Nullable Instant endedAt, Instant now) {
        return endedAt != null && endedAt.plus(KEPT).isBefore(now);
    }

    /** The rows first: a file that stays behind after a crash harms nobody, a row without its file would. */
    void clear(Session session) {
        Useless useless = database.write(handle -> {
            slides.lock(handle, session.id());
            // what everybody may take away stays
            var unused = slides.offered(handle, session.id()) ? List.<UUID>of() : uploads.unused(handle, session.id());
            return new Useless(unused, uploads.forget(handle, unused));
        });
        try {
            for (UUID upload : useless.uploads()) {
                files.forget(upload);
            }
            for (String picture : useless.pictures()) {
                pictures.forget(picture);
            }
        } catch (IOException e) {
            LOG.warnf("files of old slides are left: %s", e.getMessage());
        }
    }
}
