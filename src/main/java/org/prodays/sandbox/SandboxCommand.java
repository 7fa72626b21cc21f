package org.prodays.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a sandbox: {@code nice}, {@code prlimit} and {@code bwrap} before the program's own. The limits of memory and
 * processor are the kernel's backstop of what {@link SandboxWatch} holds more exactly.
 */
record SandboxCommand(
        SandboxLimits limits,
        @Nullable Path folder,
        List<Sandbox.Shown> shown,
        boolean network,
        List<String> programs) {
    private static final String NOBODY = "65534";
    private static final long ADDRESSES = 1L << 30;

    /** Where libraries are found, each when it is there; Debian's alternatives and the linker's cache lead to some of them. */
    private static final List<String> LIBRARIES =
            List.of("/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/alternatives", "/etc/ld.so.cache");

    List<String> of(List<String> command) throws SandboxMissing {
        var line = new ArrayList<String>();
        line.addAll(List.of(program("nice"), "-n", "10", program("prlimit")));
        line.add("--as=" + (limits.memory() + ADDRESSES));
        line.add("--cpu=" + (limits.cpu().toSeconds() + 1));
        line.add("--fsize=" + limits.written());
        line.addAll(List.of("--nofile=128", "--core=0", "--", program("bwrap")));
        line.addAll(List.of("--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL"));
        if (network) {
            line.add("--share-net");
        }
        line.addAll(List.of("--uid", NOBODY, "--gid", NOBODY, "--hostname", "sandbox"));
        line.addAll(List.of("--die-with-parent", "--new-session"));
        line.addAll(List.of("--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "LC_ALL", "C.UTF-8"));
        // each further arena would take 64 MiB of addresses
        line.addAll(List.of("--setenv", "MALLOC_ARENA_MAX", "2"));
        files(line);
        line.add("--");
        line.addAll(command);
        return line;
    }

    private void files(List<String> line) throws SandboxMissing {
        for (String library : LIBRARIES) {
            line.addAll(List.of("--ro-bind-try", library, library));
        }
        for (String library : List.of("lib", "lib64")) {
            boolean merged = Files.isSymbolicLink(Path.of("/" + library));
            line.addAll(
                    merged
                            ? List.of("--symlink", "usr/" + library, "/" + library)
                            : List.of("--ro-bind-try", "/" + library, "/" + library));
        }
        for (String name : programs) {
            line.addAll(List.of("--ro-bind", program(name), "/usr/bin/" + name));
        }
        for (var one : shown) {
            line.addAll(List.of("--ro-bind", absolute(one.file()), one.place()));
        }
        line.addAll(List.of("--proc", "/proc"));
        for (String device : List.of("/dev/null", "/dev/urandom")) {
            line.addAll(List.of("--dev-bind", device, device));
        }
        if (folder != null) {
            line.addAll(List.of("--bind", absolute(folder), "/box", "--chdir", "/box", "--symlink", "box", "/tmp"));
        }
        line.addAll(List.of("--remount-ro", "/"));
    }

    private static String program(String name) throws SandboxMissing {
        return Programs.path(name).toString();
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
