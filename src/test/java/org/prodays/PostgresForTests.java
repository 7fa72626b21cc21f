package org.prodays;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.prodays.ground.EmbeddedPostgres;

/** The embedded database of this test JVM: fresh at its start, stopped at its end. */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of(
            "target", "test-postgres", Long.toString(ProcessHandle.current().pid()));

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgres.start(FOLDER);
        var access = postgres.access();
        return Map.of(
                "quarkus.datasource.jdbc.url", access.url(),
                "quarkus.datasource.username", access.user(),
                "quarkus.datasource.password", access.password());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
            delete();
        }
    }

    private static void delete() {
        try (var paths = Files.walk(FOLDER)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("left behind: " + FOLDER, e);
        }
    }
}
