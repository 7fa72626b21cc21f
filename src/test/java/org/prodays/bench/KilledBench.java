package org.prodays.bench;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.prodays.HeldEdition;
import org.prodays.Ledger;
import org.prodays.Webinar;

/**
 * SIGKILL {@value #KILLS} times while people ask, vote, write in the chat and answer a poll and a moderator approves, at moments that chance (with a
 * fixed seed) chooses. Each client keeps a ledger of what it sent and of what was acknowledged, which {@link Oath} and {@link PartsOath} compare with
 * what the program tells then.
 */
final class KilledBench {

    private static final int KILLS = 20;
    private static final int TRAINEES = 8;
    /** With what is sent again after a kill, still within a person's credit of a minute. */
    private static final int QUESTIONS_EACH = 2;

    private static final int VOTES_EACH = 14;

    /** All of them stand among the last fifty that the desk is told. */
    private static final int LINES_EACH_KILL = 2;

    private static final long SEED = 20_261_126;
    private static final String HALL = "/hall/" + HeldEdition.SESSION;
    private static final String DESK = "/desk/" + HeldEdition.SESSION;

    private final Random random = new Random(SEED);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Webinar webinar;
    private final Ledger desk;
    private final List<Ledger> trainees = new ArrayList<>();
    private final Oath oath;
    private final PartsOath parts;
    private volatile CountDownLatch countdown = new CountDownLatch(0);
    private final double[] seconds = new double[KILLS];

    private KilledBench(Webinar webinar) throws Exception {
        this.webinar = webinar;
        desk = new Ledger(webinar.cookie("moderator-1"), this::answered);
        for (int n = 1; n <= TRAINEES; n++) {
            trainees.add(new Ledger(webinar.cookie("trainee-" + n), this::answered));
        }
        var verdict = new Verdict();
        oath = new Oath(desk, trainees, verdict);
        parts = new PartsOath(desk, trainees, verdict);
    }

    static List<Figure> measure(Path folder) throws Exception {
        try (var webinar = Webinar.start(folder)) {
            return new KilledBench(webinar).run();
        }
    }

    private List<Figure> run() throws Exception {
        connect();
        desk.say("open", "open-the-hall");
        desk.awaitAll();
        trainees.getFirst().awaitPhase("open");
        parts.openChat();
        for (int kill = 0; kill < KILLS; kill++) {
            Progress.tell("kill " + (kill + 1) + " of " + KILLS);
            underLoad(kill);
            long killed = System.nanoTime();
            webinar.kill();
            oath.rememberAcknowledged();
            webinar.startAgain();
            seconds[kill] = (System.nanoTime() - killed) / 1e9;
            connect();
            oath.compare();
            parts.compare();
            sendAgain();
            oath.compareWhole();
            parts.compareWhole();
        }
        Arrays.sort(seconds);
        var figures = new ArrayList<>(oath.figures());
        figures.add(Figure.of("from a kill to ready, median", seconds[KILLS / 2], "s"));
        figures.add(Figure.atMost(30, "from a kill to ready, longest", seconds[KILLS - 1], "s"));
        return figures;
    }

    private void connect() throws Exception {
        desk.open(http, webinar.address(), DESK);
        for (Ledger trainee : trainees) {
            trainee.open(http, webinar.address(), HALL);
        }
    }

    private void sendAgain() throws InterruptedException {
        desk.sayUnansweredAgain();
        trainees.forEach(Ledger::sayUnansweredAgain);
        desk.awaitAll();
        for (Ledger trainee : trainees) {
            trainee.awaitAll();
        }
    }

    private void answered() {
        countdown.countDown();
    }

    /** All send without waiting for answers; returns when chance says so, or all are answered. */
    private void underLoad(int kill) throws InterruptedException {
        var until = new CountDownLatch(1 + random.nextInt(TRAINEES * VOTES_EACH));
        PartsOath.Poll poll = parts.openPoll(kill);
        countdown = until;
        List<String> approvable = oath.incoming();
        for (int turn = 0; turn < VOTES_EACH; turn++) {
            for (int n = 0; n < TRAINEES; n++) {
                if (turn < QUESTIONS_EACH) {
                    oath.ask(n, "Question %d-%d-%d ?".formatted(kill, n, turn));
                }
                oath.vote(n, random);
                if (turn == n) {
                    parts.answer(n, poll, random);
                }
            }
            if (turn % (VOTES_EACH / LINES_EACH_KILL) == 0) {
                parts.write((kill + turn) % TRAINEES, "Ligne %d-%d".formatted(kill, turn));
            }
            int from = turn * approvable.size() / VOTES_EACH;
            approvable
                    .subList(from, (turn + 1) * approvable.size() / VOTES_EACH)
                    .forEach(oath::approve);
        }
        // in the first round there is nothing to vote for yet
        until.await(2, TimeUnit.SECONDS);
    }
}
