package org.prodays.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a page brings in over the wire, as Chromium counts it: compressed bodies and headers (CDP Network.loadingFinished). */
final class Wire {

    /** @param seconds on Chromium's steady clock, when the last byte came */
    record Load(String url, String type, double seconds, long bytes) {}

    private static final double FILLING_SECONDS = 15;
    private static final double LEAST_SECONDS = 45;

    private final Map<String, JsonObject> begun = new HashMap<>();
    private final List<Load> loads = new ArrayList<>();

    /** Listens from now on; the page must not have been opened yet. */
    Wire(Page page) {
        var session = page.context().newCDPSession(page);
        session.on("Network.responseReceived", event -> begun.put(id(event), event));
        session.on("Network.loadingFinished", event -> {
            var answer = begun.get(id(event));
            if (answer != null) {
                loads.add(new Load(
                        answer.getAsJsonObject("response").get("url").getAsString(),
                        answer.get("type").getAsString(),
                        event.get("timestamp").getAsDouble(),
                        event.get("encodedDataLength").getAsLong()));
            }
        });
        session.on(
                "Network.webSocketFrameReceived",
                event -> loads.add(new Load(
                        "socket",
                        "WebSocket",
                        event.get("timestamp").getAsDouble(),
                        // a frame's own header is 2 to 4 bytes (RFC 6455, section 5.2)
                        4
                                + event.getAsJsonObject("response")
                                        .get("payloadData")
                                        .getAsString()
                                        .length())));
        session.send("Network.enable");
    }

    /** The loads so far. */
    List<Load> loads() {
        return List.copyOf(loads);
    }

    /** kB of the loads that pass. */
    double kilobytes(Predicate<Load> passes) {
        return loads.stream().filter(passes).mapToLong(Load::bytes).sum() / 1000.0;
    }

    /**
     * MB an hour, from the end of one segment's or part's load to that of another a minute or more later: so many whole ones, and all else
     * that came with them. The first seconds, in which a player fills its buffer, do not count; NaN when that says nothing.
     */
    double megabytesAnHour() {
        var segments =
                loads.stream().filter(load -> load.url().endsWith(".m4s")).toList();
        if (segments.isEmpty()) {
            return Double.NaN;
        }
        double joined = segments.getFirst().seconds();
        double to = segments.getLast().seconds();
        double from = segments.stream()
                .mapToDouble(Load::seconds)
                .filter(at -> at > joined + FILLING_SECONDS)
                .findFirst()
                .orElse(Double.NaN);
        long bytes = loads.stream()
                .filter(load -> load.seconds() > from && load.seconds() <= to)
                .mapToLong(Load::bytes)
                .sum();
        return to - from < LEAST_SECONDS ? Double.NaN : bytes / (to - from) * 3600 / 1e6;
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }
}
