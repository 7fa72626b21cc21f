package org.prodays;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.DataFolder;
import org.prodays.ground.DatabaseAccess;
import org.prodays.ground.EmbeddedPostgres;
import org.prodays.ground.ExternalPostgres;
import org.prodays.ground.StartFailure;

/** The start and the end, in order: settings, data folder, database, application; and back. */
final class Launch {

    private Launch() {}

    /** Starts the program and serves until it is told to stop. */
    static void run() {
        var settings = loadTelling();
        var folder = hold(settings);
        int port = HttpPort.free(settings.host(), settings.port());
        if (port != settings.port()) {
            System.out.println(
                    "Port " + settings.port() + " is taken by another program; this one takes " + port + ".");
        }
        var ending = new Ending(folder);
        prepare(settings, port, ending);
        application(Welcome.class, ending);
    }

    /** All that {@link #run} does before the application; the port is as set. */
    static Ending prepareDev() {
        var settings = loadTelling();
        var ending = new Ending(hold(settings));
        prepare(settings, settings.port(), ending);
        return ending;
    }

    /** Runs a command that only visits the database: the running program's, else one started for it. */
    static void visit(Class<? extends QuarkusApplication> command, List<String> arguments) {
        var settings = Settings.load();
        var folder = DataFolder.hold(settings.data());
        var ending = new Ending(folder);
        var root = settings.data().toAbsolutePath().normalize();
        use(folder == null ? running(settings) : database(settings, ending), root);
        set(Map.of(
                "quarkus.http.host-enabled", "false",
                "prodays.demo", "false",
                "prodays.ground.carry-news", "false",
                "prodays.stage.demonstration", "false"));
        EnterCommand.base = folder == null ? heldAddress(settings.data()) : address(settings, settings.port());
        application(command, ending, arguments.toArray(String[]::new));
    }

    private static LaunchSettings loadTelling() {
        var settings = Settings.load();
        Settings.unknown(System.getenv().keySet()).forEach(line -> System.err.println("prodays: " + line));
        return settings;
    }

    private static DataFolder hold(LaunchSettings settings) {
        var folder = DataFolder.hold(settings.data());
        if (folder == null) {
            throw new StartFailure(alreadyRunning(settings.data()));
        }
        return folder;
    }

    private static void prepare(LaunchSettings settings, int port, Ending ending) {
        use(database(settings, ending), ending.folder().root());
        set(Map.of("quarkus.http.host", settings.host(), "quarkus.http.port", Integer.toString(port)));
        // for SlowRequests
        set(Map.of("io.netty.bootstrap.extensions", "serviceload"));
        Tls.of(settings.tls()).ifPresent(tls -> set(tls.properties(port)));
        Welcome.prepare(ending.folder(), address(settings, port));
    }

    private static void application(Class<? extends QuarkusApplication> application, Ending ending, String... args) {
        ending.applicationBegins();
        try {
            Quarkus.run(application, ending::exit, args);
        } catch (RuntimeException | Error e) {
            ending.exit(1, e);
        }
    }

    private static DatabaseAccess database(LaunchSettings settings, Ending ending) {
        var external = external(settings);
        if (external != null) {
            ExternalPostgres.check(external);
            return external;
        }
        var postgres = EmbeddedPostgres.in(DataFolder.postgres(ending.folder().root()));
        ending.alsoStop(postgres);
        return postgres.begin();
    }

    private static DatabaseAccess running(LaunchSettings settings) {
        var external = external(settings);
        if (external != null) {
            return external;
        }
        try {
            return EmbeddedPostgres.running(DataFolder.postgres(settings.data()));
        } catch (IOException e) {
            throw new StartFailure("The program is starting or stopping; try again in a moment.", e);
        }
    }

    private static @Nullable DatabaseAccess external(LaunchSettings settings) {
        var given = settings.database();
        return given.url()
                .map(url -> new DatabaseAccess(
                        url, given.user().orElse(""), given.password().orElse("")))
                .orElse(null);
    }

    private static void use(DatabaseAccess access, Path root) {
        if (System.getenv("PRODAYS_MEDIA_FOLDER") == null) {
            System.setProperty("prodays.media.folder", root.resolve("media").toString());
        }
        if (System.getenv("PRODAYS_SLIDES_FOLDER") == null) {
            System.setProperty("prodays.slides.folder", root.resolve("slides").toString());
        }
        set(Map.of(
                "quarkus.datasource.jdbc.url", access.url(),
                "quarkus.datasource.username", access.user(),
                "quarkus.datasource.password", access.password(),
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path",
                        DataFolder.log(root).resolve("prodays.log").toString()));
    }

    private static void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }

    private static String address(LaunchSettings settings, int port) {
        String scheme = settings.tls().certificate().isPresent() ? "https://" : "http://";
        boolean anybody = settings.host().equals("0.0.0.0") || settings.host().startsWith("127.");
        return settings.address()
                .map(address -> address.toString().replaceFirst("/+$", ""))
                .orElse(scheme + (anybody ? "localhost" : settings.host()) + ":" + port);
    }

    private static String alreadyRunning(Path data) {
        var address = heldAddress(data);
        return address.isEmpty()
                ? "A program is already starting in " + data + "."
                : "already running at " + address + " (its data folder is " + data + ").";
    }

    private static String heldAddress(Path data) {
        try {
            return DataFolder.address(data);
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_DATA: " + data + " cannot be read: " + e.getMessage(), e);
        }
    }
}
