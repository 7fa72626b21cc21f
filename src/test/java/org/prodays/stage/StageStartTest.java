package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.media.Origin;
import org.prodays.media.Replay;
import org.prodays.programme.Programme;

/** What a start finds of the stages before it. */
@QuarkusTest
@WithPostgres
class StageStartTest {

    @Inject
    Programme programme;

    @Inject
    Database database;

    @Inject
    Event<StageChanged> changes;

    @Inject
    StageSettings settings;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

    private final StageStore store = new StageStore();

    @Test
    void a_broadcast_that_has_ended_becomes_the_replay_though_the_disk_lacks_its_end_and_no_other_does()
            throws Exception {
        String ended = begun();
        String goesOn = begun();
        database.change(handle -> store.end(handle, sessionOf(ended), clock.instant()));
        assertEquals(List.of(false, false), ended(new Origin(folder, clock), ended, goesOn));
        var origin = new Origin(folder, clock);
        new Stage(database, programme, origin, changes, settings, ids, clock).endAgain();
        assertEquals(List.of(true, false), ended(origin, ended, goesOn));
        assertEquals(List.of(true, false), ended(new Origin(folder, clock), ended, goesOn));
    }

    private String begun() throws IOException {
        String id = ids.secret(20);
        database.write(handle -> store.begin(handle, UUID.randomUUID(), id, clock.instant()));
        Files.createFile(Files.createDirectories(folder.resolve(id)).resolve("index"));
        return id;
    }

    private UUID sessionOf(String broadcast) {
        return database.read(handle -> store.session(handle, broadcast)).orElseThrow();
    }

    private static List<Boolean> ended(Origin origin, String... ids) {
        return List.of(ids).stream()
                .map(id -> origin.replay(id).map(Replay::ended).orElseThrow())
                .toList();
    }
}
