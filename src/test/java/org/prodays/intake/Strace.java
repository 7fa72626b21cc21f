package org.prodays.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** What a process and its threads ask of the kernel from now on, of files and of the network: Debian's strace. */
final class Strace implements AutoCloseable {
    /** Sends and receives over what is connected, and news of processes. */
    private static final Pattern CARRYING = Pattern.compile(
            "(socket|send\\w+|recv\\w+|shutdown|[gs]etsockopt|socketpair)\\(.*" + "|\\+\\+\\+.*|---.*|<\\.\\.\\. .*");

    private static final Pattern TO_SOMEONE = Pattern.compile("send\\w+\\(.*sa_family=.*");

    /** The file of a call, none for one that is open already. */
    private static final Pattern FILE = Pattern.compile("\\w+\\((?:\\w+, )?\"([^\"]*)\".*");

    /** What ffmpeg's libraries look at as they begin, whatever they are to read: themselves, the processors, how they are to encrypt. */
    private static final Pattern BEGINNING = Pattern.compile("|(/usr)?/lib(64)?/.*|/etc/ld\\.so\\.\\w+"
            + "|/etc/(alternatives|gcrypt|gnutls|selinux)/.*|(/sys/fs)?/selinux|/sys/devices/system/(cpu|node)(/.*)?"
            + "|/proc/(stat|filesystems|cpuinfo|meminfo|self/status|sys/crypto/fips_enabled)|/dev/(null|urandom)");

    private static final Pattern UNIX =
            Pattern.compile("connect\\(\\d+, \\{sa_family=AF_UNIX, sun_path=\"([^\"]*)\"\\}.*");

    private final Process process;
    private final Path log;

    private Strace(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Watches a process; the test is left out, with a message, where nobody may watch one. */
    static Strace of(long pid, Path log) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-s",
                            "256",
                            "-e",
                            "trace=%file,%network",
                            "-o",
                            log.toString(),
                            "-p",
                            pid + "")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("no strace; install it: apt-get install strace", e);
        }
        String said = process.errorReader().readLine();
        Assumptions.assumeFalse(
                said != null && said.contains("Operation not permitted"),
                "this machine lets nobody watch a process: " + said);
        if (said == null || !said.contains(" attached")) {
            process.destroy();
            throw new IllegalStateException("strace: " + said);
        }
        process.errorReader().lines(); // each thread is told; few are
        return new Strace(process, log);
    }

    /** The ids of ffmpeg's processes below this one. */
    static Set<Long> ffmpegs() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .filter(Strace::isFfmpeg)
                .collect(Collectors.toSet());
    }

    private static boolean isFfmpeg(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).endsWith("ffmpeg");
        } catch (IOException gone) {
            return false;
        }
    }

    /** What it asked for, once it has ended, beyond what its libraries look at: each file, and each address it went to. */
    List<String> asked() throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("what was watched did not end");
        }
        var asked = new TreeSet<String>();
        for (String line : Files.readAllLines(log)) {
            String call = line.replaceFirst("^\\d+ +", "");
            var file = FILE.matcher(call);
            boolean begins = file.matches() && BEGINNING.matcher(file.group(1)).matches();
            if (!begins
                    && (!CARRYING.matcher(call).matches()
                            || TO_SOMEONE.matcher(call).matches())) {
                asked.add(UNIX.matcher(call).replaceFirst("connects to $1"));
            }
        }
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
