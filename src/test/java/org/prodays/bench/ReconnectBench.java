package org.prodays.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.prodays.HeldEdition;
import org.prodays.Webinar;

/** All readers of a hall are cut off at once while people vote in it; each comes back as a browser's page does, and says what it knows. */
final class ReconnectBench {

    private static final int VOTERS = 60;
    private static final int READERS = 19_000;
    private static final int RATE = 10;
    private static final int STEADY_SECONDS = 8;
    private static final int OTHER_FILES = 900;
    private static final int LONGEST_SECONDS = 60;

    private final SentVotes sent = new SentVotes();
    private final HallVoters voters;
    private final Swarm swarm;
    private final Transactions transactions;
    private final List<Figure> figures = new ArrayList<>();

    private ReconnectBench(Webinar webinar) throws Exception {
        this.transactions = Transactions.of(webinar.program());
        this.voters = new HallVoters(webinar, sent, VOTERS);
        var at = URI.create(webinar.address());
        this.swarm = new Swarm(at.getHost(), at.getPort(), "/hall/" + HeldEdition.SESSION + "?language=fr", sent);
    }

    static List<Figure> measure(Path folder) throws Exception {
        Files.createDirectories(folder);
        try (var webinar = Webinar.start(folder, VOTERS)) {
            var bench = new ReconnectBench(webinar);
            try (bench.swarm) {
                bench.run();
            }
            return bench.figures;
        }
    }

    private void run() throws Exception {
        int readers = (int) Math.min(READERS, Machine.openFiles() - OTHER_FILES - VOTERS);
        Progress.tell(readers + " readers come in");
        swarm.join(readers);
        double steady = busiestSecond(() -> voters.vote(RATE, STEADY_SECONDS));
        Progress.tell("all are cut off at once");
        double peak = busiestSecond(() -> {
            swarm.cutAll(readers * 99 / 100);
            voters.vote(RATE, STEADY_SECONDS);
            swarm.awaitBack(LONGEST_SECONDS);
        });
        figures.add(Figure.of("readers", readers, ""));
        figures.add(Figure.atMost(30, "until 99 % were back", swarm.secondsUntilBack(), "s"));
        figures.add(Figure.atMost(
                readers / 100.0, "of them, without exactly what they had missed", readers - swarm.exactOnes(), ""));
        figures.add(Figure.atMost(0, "frames lost by a reader", (double) swarm.lostOnes(), ""));
        figures.add(Figure.of("database transactions a second before, busiest second", steady, ""));
        figures.add(Figure.atMost(3 * steady, "database transactions a second while all came back", peak, ""));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The most transactions in one second while the work is done. */
    private double busiestSecond(Work work) throws Exception {
        var over = new AtomicBoolean();
        var most = new long[1];
        var watch = Thread.ofVirtual().start(() -> {
            try {
                long before = transactions.count();
                while (!over.get()) {
                    TimeUnit.SECONDS.sleep(1);
                    long now = transactions.count();
                    most[0] = Math.max(most[0], now - before);
                    before = now;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        work.run();
        over.set(true);
        watch.join();
        return (double) most[0];
    }
}
