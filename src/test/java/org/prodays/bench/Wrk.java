package org.prodays.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's wrk: as many requests in a while as a server answers, over connections that are kept. */
record Wrk(Path folder, int connections, int seconds) {

    /** What was answered; {@code failures} are answers that were not 200 and connections that broke. */
    record Answered(long requests, long bytes, long failures, double seconds) {}

    /** Asks for the paths in turn, with more headers. */
    Answered ask(String address, List<String> paths, String... headers) throws IOException, InterruptedException {
        Path script = folder.resolve("wrk.lua");
        var names = paths.stream().map(path -> '"' + path + '"').toList();
        Files.writeString(script, """
                local paths = { %s }
                local at = 0
                function request()
                  at = at %% #paths + 1
                  return wrk.format("GET", paths[at])
                end
                function done(summary, latency, requests)
                  local e = summary.errors
                  print("ANSWERED " .. string.format("%%d %%d %%d %%d", summary.requests, summary.bytes,
                    e.connect + e.read + e.write + e.status + e.timeout, summary.duration))
                end
                """.formatted(String.join(", ", names)));
        var command = new ArrayList<>(List.of(
                "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s", "-s", script.toString()));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(address);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String[] told = said.lines()
                .filter(line -> line.startsWith("ANSWERED "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(said))
                .split(" ", -1);
        return new Answered(
                Long.parseLong(told[1]),
                Long.parseLong(told[2]),
                Long.parseLong(told[3]),
                Long.parseLong(told[4]) / 1e6);
    }
}
