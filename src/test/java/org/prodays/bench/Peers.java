package org.prodays.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What other servers need to pass on messages of {@value #BYTES} bytes to as many readers. */
final class Peers {

    private static final int BYTES = 200;

    /** Of one server at one rate: processor for each message and reader, and the delay in milliseconds. */
    record Passed(double micros, double median, double p95) {}

    /** A server that passes on what it is given. */
    interface Peer extends AutoCloseable {
        int port();

        String path();

        long pid();

        void publish(String message) throws Exception;

        @Override
        void close() throws Exception;
    }

    private final Map<Integer, Passed> nchan = new TreeMap<>();
    private final Map<Integer, Passed> ws = new TreeMap<>();

    private Peers() {}

    static Peers measure(int readers, List<Integer> rates, int seconds, Path folder) throws Exception {
        var peers = new Peers();
        try (Peer nginx = new Nchan()) {
            peers.nchan.putAll(passed(nginx, readers, rates, seconds));
        }
        try (Peer node = new NodeWs(folder)) {
            peers.ws.putAll(passed(node, readers, rates, seconds));
        }
        return peers;
    }

    private static Map<Integer, Passed> passed(Peer peer, int readers, List<Integer> rates, int seconds)
            throws Exception {
        var passed = new TreeMap<Integer, Passed>();
        var sent = new SentMessages();
        try (var swarm = new Swarm("127.0.0.1", peer.port(), peer.path(), sent)) {
            swarm.joinUntold(readers);
            for (int rate : rates) {
                Progress.tell(
                        rate + " messages a second from " + peer.getClass().getSimpleName() + " to " + readers);
                passed.put(rate, told(peer, sent, rate, seconds));
            }
        }
        return passed;
    }

    private static Passed told(Peer peer, SentMessages sent, int rate, int seconds) throws Exception {
        var server = new Consumption(List.of(peer.pid()));
        sent.takeDelays();
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.SECONDS.toNanos(i) / rate - System.nanoTime());
            peer.publish(SentMessages.message(BYTES));
        }
        long before;
        do {
            before = sent.count();
            TimeUnit.MILLISECONDS.sleep(500);
        } while (sent.count() > before);
        Delays delays = sent.takeDelays();
        return new Passed(
                1e6 * (server.cpuSeconds() - cpu) / delays.count(), delays.percentile(50), delays.percentile(95));
    }

    Passed nchan(int rate) {
        return nchan.getOrDefault(rate, new Passed(Double.NaN, Double.NaN, Double.NaN));
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        nchan.forEach((rate, passed) -> figures.addAll(figures("nginx with nchan", rate, passed)));
        ws.forEach((rate, passed) -> figures.addAll(figures("node ws", rate, passed)));
        return figures;
    }

    private static List<Figure> figures(String peer, int rate, Passed passed) {
        String what = "%s, %d messages a second: ".formatted(peer, rate);
        return List.of(
                Figure.of(what + "processor a delivery", passed.micros(), "µs"),
                Figure.of(what + "delay, 50 %", passed.median(), "ms"),
                Figure.of(what + "delay, 95 %", passed.p95(), "ms"));
    }
}
