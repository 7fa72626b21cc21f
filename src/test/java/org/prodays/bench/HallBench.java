package org.prodays.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.prodays.HeldEdition;
import org.prodays.Webinar;

/**
 * A hall of the packaged program with ever more readers, in which people vote as in a session, and the same number of messages from nginx with
 * nchan and from node's {@code ws} to as many. The readers, of one thread, share the machine with the server: what is measured is both.
 */
final class HallBench {

    private static final int VOTERS = 220;
    private static final int SECONDS = 8;
    private static final int SETTLE_SECONDS = 2;
    private static final List<Integer> SIZES = List.of(1_000, 5_000, 19_000);
    private static final List<Integer> RATES = List.of(10, 100);
    private static final int BESIDE = 5_000;

    /** Files that a process needs beside its sockets. */
    private static final int OTHER_FILES = 900;

    private final List<Figure> figures = new ArrayList<>();
    private final Peers peers;
    private final Webinar webinar;
    private final SentVotes sent = new SentVotes();
    private final HallVoters voters;
    private final Swarm swarm;
    private final Transactions transactions;

    private HallBench(Webinar webinar, Peers peers) throws Exception {
        this.webinar = webinar;
        this.peers = peers;
        this.transactions = Transactions.of(webinar.program());
        this.voters = new HallVoters(webinar, sent, VOTERS);
        var at = URI.create(webinar.address());
        this.swarm = new Swarm(at.getHost(), at.getPort(), "/hall/" + HeldEdition.SESSION + "?language=fr", sent);
    }

    static List<Figure> measure(Path folder) throws Exception {
        Files.createDirectories(folder);
        var peers = Peers.measure(BESIDE, RATES, SECONDS, folder);
        try (var webinar = Webinar.start(folder, VOTERS)) {
            var bench = new HallBench(webinar, peers);
            try (bench.swarm) {
                bench.run();
            }
            return bench.figures;
        }
    }

    private void run() throws Exception {
        figures.add(Figure.of("files that a process may open", (double) Machine.openFiles(), ""));
        var before = Heap.of(webinar.program().pid());
        for (int size : SIZES) {
            int readers = (int) Math.min(size, Machine.openFiles() - OTHER_FILES - VOTERS);
            join(readers);
            for (int rate : RATES) {
                tell(readers, rate);
            }
        }
        memory(before);
        voters.awaitAll();
        figures.add(Figure.atMost(0, "refused", swarm.refusedOnes(), ""));
        figures.add(Figure.atMost(0, "cut off", swarm.goneOnes(), ""));
        figures.add(Figure.atMost(0, "frames lost by a reader", (double) swarm.lostOnes(), ""));
        figures.add(Figure.atMost(0, "votes acknowledged and never shown", sent.stillUntold(), ""));
    }

    private void join(int readers) throws Exception {
        Progress.tell("up to " + readers + " readers come in");
        int more = readers - swarm.present();
        long asked = transactions.count();
        double seconds = swarm.join(more);
        figures.add(Figure.atMost(1, readers + " readers: a join, all at once", 1e3 * seconds / more, "ms"));
        figures.add(Figure.of(
                readers + " readers: database transactions, while " + more + " joined",
                (double) (transactions.count() - asked),
                ""));
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    }

    private void tell(int readers, int rate) throws Exception {
        Progress.tell(rate + " votes a second to " + readers + " readers");
        var program = new Consumption(List.of(webinar.program().pid()));
        sent.takeDelays();
        double cpu = program.cpuSeconds();
        long deliveries = sent.deliveries();
        long asked = transactions.count();
        long begin = System.nanoTime();
        voters.vote(rate, SECONDS);
        awaitQuiet();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double told = (double) (sent.deliveries() - deliveries);
        Delays delays = sent.takeDelays();
        String what = "%d readers, %d votes a second: ".formatted(readers, rate);
        figures.add(Figure.of(what + "deliveries a second", told / seconds, ""));
        for (double percent : new double[] {50, 99, 99.9}) {
            figures.add(Figure.of(
                    what + "vote to screen, %s %%".formatted(percent == 99.9 ? "99.9" : (int) percent),
                    delays.percentile(percent),
                    "ms"));
        }
        figures.add(Figure.atMost(1_000, what + "vote to screen, 95 %", delays.percentile(95), "ms"));
        figures.add(perDelivery(what, readers, rate, 1e6 * (program.cpuSeconds() - cpu) / told));
        figures.add(Figure.of(what + "database transactions a second", (transactions.count() - asked) / seconds, ""));
    }

    private Figure perDelivery(String what, int readers, int rate, double micros) {
        String name = what + "processor a delivery";
        if (readers != BESIDE) {
            return Figure.of(name, micros, "µs");
        }
        double most = rate == 10 ? 0.95 : 0.15;
        return Figure.atMostTimes(most, peers.nchan(rate).micros(), name + ", beside nchan", micros, "µs");
    }

    /** Waits until all that was voted has been told. */
    private void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (sent.stillUntold() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    private void memory(Heap before) throws Exception {
        var after = Heap.of(webinar.program().pid());
        int readers = swarm.present();
        figures.add(Figure.of("heap a reader", (after.heap() - before.heap()) / readers / 1e3, "kB"));
        figures.add(Figure.of("memory a reader", (after.resident() - before.resident()) / readers / 1e3, "kB"));
        figures.addAll(peers.figures());
    }
}
