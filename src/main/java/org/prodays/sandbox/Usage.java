package org.prodays.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a process and all below it use at one moment, as Linux tells in {@code /proc}.
 *
 * @param memory bytes that are resident
 * @param cpu of those that live
 * @param written bytes in the folder
 * @param tasks processes and their threads
 */
record Usage(long memory, Duration cpu, long written, int tasks) {

    static Usage of(ProcessHandle top, @Nullable Path folder) {
        long memory = 0;
        int tasks = 0;
        var cpu = Duration.ZERO;
        for (ProcessHandle process :
                Stream.concat(Stream.of(top), top.descendants()).toList()) {
            for (String line : status(process.pid())) {
                if (line.startsWith("VmRSS:")) {
                    memory += number(line) * 1024;
                } else if (line.startsWith("Threads:")) {
                    tasks += (int) number(line);
                }
            }
            cpu = cpu.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        }
        return new Usage(memory, cpu, folder == null ? 0 : size(folder), tasks);
    }

    private static List<String> status(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Of a line such as {@code VmRSS:     1234 kB}. */
    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static long size(Path folder) {
        try (var files = Files.walk(folder, 4)) {
            return files.mapToLong(Usage::length).sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0; // a file went away under our hands; the next look is soon
        }
    }

    private static long length(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
