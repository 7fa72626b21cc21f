package org.prodays.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.prodays.HeldEdition;
import org.prodays.Webinar;

/**
 * A hall of the packaged program with ever more readers, in which people vote, answer a poll, come and go as in a session, and the same number of messages from nginx with
 * nchan and from node's {@code ws} to as many. The readers, of one thread, share the machine with the server: what is measured is both.
 */
final class HallBench {

    private static final int VOTERS = 220;
    private static final int SECONDS = 8;
    private static final int SETTLE_SECONDS = 2;

    /** Readers and seconds before anything is measured: a session lasts for hours, the compiler works in its first minute. */
    private static final int WARMING = 500;

    private static final int WARMING_SECONDS = 40;
    /** How many readers, where nothing else is said. */
    private static final List<Integer> SIZES = List.of(1_000, 5_000, 19_000);

    private static final List<Integer> RATES = List.of(10, 100);
    private static final int BESIDE = 5_000;
    private static final int MIXED_RATE = 30;
    private static final int COMING = 50;

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

    /** @param sizes numbers of readers, rising */
    static List<Figure> measure(Path folder, List<String> sizes) throws Exception {
        Files.createDirectories(folder);
        var peers = Peers.measure(BESIDE, RATES, SECONDS, folder);
        try (var webinar = Webinar.start(folder, VOTERS)) {
            var bench = new HallBench(webinar, peers);
            try (bench.swarm) {
                bench.run(
                        sizes.isEmpty()
                                ? SIZES
                                : sizes.stream().map(Integer::valueOf).toList());
            }
            return bench.figures;
        }
    }

    private void run(List<Integer> sizes) throws Exception {
        figures.add(Figure.of("files that a process may open", (double) Machine.openFiles(), ""));
        Progress.tell("a hall of " + WARMING + " is told as much as can be, until all is compiled");
        swarm.join(WARMING);
        voters.vote(RATES.getLast(), WARMING_SECONDS);
        awaitQuiet();
        var before = Heap.of(webinar.program().pid());
        for (int size : sizes) {
            int readers = (int) Math.min(size, Machine.openFiles() - OTHER_FILES - VOTERS);
            join(readers);
            for (int rate : RATES) {
                tell(new Load(readers + " readers, " + rate + " votes a second", readers, rate), voters::vote);
            }
        }
        memory(before);
        voters.openPoll();
        var mixed = new Load(
                "%d readers, %d votes and as many answers of a poll a second, %d come and go"
                        .formatted(swarm.present(), MIXED_RATE, COMING),
                0,
                MIXED_RATE);
        tell(mixed, this::mix);
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

    private interface Work {
        void run(int rate, int seconds) throws Exception;
    }

    /** @param readers 0 where it is not to be compared */
    private record Load(String what, int readers, int rate) {}

    private void mix(int rate, int seconds) throws Exception {
        var coming = new FutureTask<>(() -> {
            swarm.change(COMING, seconds);
            return null;
        });
        var _ = Thread.ofVirtual().start(coming);
        voters.mix(rate, seconds);
        coming.get();
    }

    private void tell(Load load, Work work) throws Exception {
        Progress.tell(load.what());
        var whole = Consumption.of(webinar.program());
        var database = new Consumption(List.of(webinar.program().postgres()));
        sent.takeDelays();
        double cpu = whole.cpuSeconds();
        double ofDatabase = database.cpuSeconds();
        long deliveries = sent.deliveries();
        long asked = transactions.count();
        long begin = System.nanoTime();
        work.run(load.rate(), SECONDS);
        awaitQuiet();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double told = (double) (sent.deliveries() - deliveries);
        Delays delays = sent.takeDelays();
        String what = load.what() + ": ";
        figures.add(Figure.of(what + "deliveries a second", told / seconds, ""));
        for (double percent : new double[] {50, 99, 99.9}) {
            figures.add(Figure.of(
                    what + "vote to screen, %s %%".formatted(percent == 99.9 ? "99.9" : (int) percent),
                    delays.percentile(percent),
                    "ms"));
        }
        figures.add(Figure.atMost(1_000, what + "vote to screen, 95 %", delays.percentile(95), "ms"));
        double all = 1e6 * (whole.cpuSeconds() - cpu) / told;
        double keeping = 1e6 * (database.cpuSeconds() - ofDatabase) / told;
        figures.add(perDelivery(load, all - keeping));
        figures.add(Figure.of(what + "beside it PostgreSQL, which keeps the votes", keeping, "µs"));
        figures.add(Figure.of(what + "database transactions a second", (transactions.count() - asked) / seconds, ""));
    }

    private Figure perDelivery(Load load, double micros) {
        String name = load.what() + ": processor a delivery";
        if (load.readers() != BESIDE) {
            return Figure.of(name, micros, "µs");
        }
        double most = load.rate() == 10 ? 0.95 : 0.15;
        return Figure.atMostTimes(most, peers.nchan(load.rate()).micros(), name + ", beside nchan", micros, "µs");
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
        figures.add(Figure.of("heap a reader", (after.heap() - before.heap()) / (readers - WARMING) / 1e3, "kB"));
        figures.add(
                Figure.of("memory a reader", (after.resident() - before.resident()) / (readers - WARMING) / 1e3, "kB"));
        figures.addAll(peers.figures());
    }
}
