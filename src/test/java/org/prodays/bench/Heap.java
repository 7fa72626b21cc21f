package org.prodays.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The memory of a Java process after a full collection.
 *
 * @param heap bytes of living objects
 * @param resident bytes of the whole process, without the kernel's socket buffers
 */
record Heap(double heap, double resident) {

    /** What the serial collector leaves between living objects rather than move them; it stands in a histogram as if it lived. */
    private static final String DEAD = "jdk.internal.vm.FillerElement";

    /** The bytes, the second number after the rank or the word of a histogram's line. */
    private static final Pattern BYTES = Pattern.compile("^\\s*\\S+\\s+\\d+\\s+(\\d+).*$");

    static Heap of(long process) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var histogram = new ProcessBuilder(jcmd, Long.toString(process), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        double total = bytes(said, "Total").orElseThrow(() -> new IllegalStateException(said));
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            return new Heap(total - bytes(said, DEAD).orElse(0), Double.parseDouble(resident) * 1024);
        }
    }

    /** Of the line of this class, or the total; empty where there is none. */
    private static OptionalDouble bytes(String histogram, String word) {
        return histogram
                .lines()
                .filter(line -> line.startsWith(word) || line.contains("[L" + word + ";"))
                .mapToDouble(line -> Double.parseDouble(BYTES.matcher(line).replaceAll("$1")))
                .findFirst();
    }
}
