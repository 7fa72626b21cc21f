package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.prodays.RunningProdays;

/** What processes and all their descendants take of the machine, from {@code /proc}. */
record Consumption(List<Long> roots) {

    /** USER_HZ, which is 100 on every Linux that Java 25 runs on (proc(5), stat). */
    private static final double TICKS_A_SECOND = 100;

    /** Of the program: its Java process and all processes of its PostgreSQL. */
    static Consumption of(RunningProdays program) throws IOException {
        return new Consumption(List.of(program.pid(), program.postgres()));
    }

    /** MB of memory held: proportional set size (PSS), in which pages shared by several processes count once. */
    double megabytes() throws IOException {
        long kilobytes = 0;
        for (long process : processes()) {
            try (var lines = Files.lines(Path.of("/proc/" + process + "/smaps_rollup"))) {
                kilobytes += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return kilobytes * 1024 / 1e6;
    }

    /** Seconds of processor time taken since the processes began. */
    double cpuSeconds() throws IOException {
        long ticks = 0;
        for (long process : processes()) {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            // after the name, which may hold spaces, the 12th and 13th are utime and stime
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks / TICKS_A_SECOND;
    }

    private Set<Long> processes() {
        var found = new LinkedHashSet<Long>();
        for (long root : roots) {
            found.add(root);
            ProcessHandle.of(root).stream()
                    .flatMap(ProcessHandle::descendants)
                    .filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid)
                    .forEach(found::add);
        }
        return found;
    }
}
