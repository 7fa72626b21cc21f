package org.prodays.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system, looked for anew each time, so that one installed meanwhile is found. */
final class Programs {
    private static final Map<String, String> PACKAGES =
            Map.of("bwrap", "bubblewrap", "prlimit", "util-linux", "nice", "coreutils", "sh", "dash");

    private Programs() {}

    static Path path(String name) throws SandboxMissing {
        return find(name).orElseThrow(() -> SandboxMissing.install(List.of(packageOf(name))));
    }

    /** @throws SandboxMissing with the packages of all that are missing */
    static void require(Iterable<String> names) throws SandboxMissing {
        var missing = new ArrayList<String>();
        for (String name : names) {
            if (find(name).isEmpty()) {
                missing.add(packageOf(name));
            }
        }
        if (!missing.isEmpty()) {
            throw SandboxMissing.install(missing);
        }
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/bin", "/bin"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Programs::real);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    private static String packageOf(String name) {
        return PACKAGES.getOrDefault(name, name);
    }
}
