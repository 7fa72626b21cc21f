package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run was made.
 *
 * @param memory MB
 * @param load the load average of the minute before the run: what else was going on
 */
record Machine(int cores, long memory, String kernel, String java, double load) {

    static Machine now() throws IOException {
        String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(total.replaceAll("\\D", "")) / 1000,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]));
    }

    /** How many files a process may have open. */
    static long openFiles() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .mapToLong(line -> Long.parseLong(line.split(" +", -1)[3]))
                .findFirst()
                .orElseThrow();
    }
}
