package org.prodays.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.prodays.HeldEdition;
import org.prodays.Ledger;
import org.prodays.Webinar;

/** Those in a hall who ask and vote, a moderator, and the questions that they vote for, each once. */
final class HallVoters {

    private static final int QUESTIONS = 16;
    private static final String HALL = "/hall/" + HeldEdition.SESSION;
    private static final String DESK = "/desk/" + HeldEdition.SESSION;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Ledger> voters = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final SentVotes sent;
    private final Ledger desk;
    private int next;

    HallVoters(Webinar webinar, SentVotes sent, int many) throws Exception {
        this.sent = sent;
        desk = new Ledger(webinar.cookie("moderator-1"), () -> {}).open(http, webinar.address(), DESK);
        for (int n = 1; n <= many; n++) {
            voters.add(new Ledger(webinar.cookie("trainee-" + n), () -> {}).open(http, webinar.address(), HALL));
        }
        desk.say("open", "open-the-hall");
        desk.awaitAll();
        ask();
    }

    private void ask() throws Exception {
        voters.getFirst().awaitPhase("open");
        for (int i = 0; i < QUESTIONS; i++) {
            voters.get(i).say("ask", "bench-ask-" + i, "text", "Question numéro " + i + " du banc ?");
            voters.get(i).awaitAll();
            String id = voters.get(i).question("bench-ask-" + i);
            desk.say("approve", "bench-approve-" + i, "question", id);
            questions.add(id);
        }
        desk.awaitAll();
    }

    /** How many votes there still are to be given; nobody votes for her own question. */
    int left() {
        return voters.size() * QUESTIONS - next;
    }

    /** Votes so many times a second for so long, evenly. */
    void vote(int aSecond, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < aSecond * seconds; i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(i) / aSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            voteOnce();
        }
    }

    private void voteOnce() {
        int voter = next % voters.size();
        int question = (next / voters.size() + voter) % QUESTIONS;
        next++;
        if (voter != question) {
            sent.sending(questions.get(question));
            voters.get(voter).say("vote", "bench-vote-" + voter + "-" + question, "question", questions.get(question));
        }
    }

    void awaitAll() throws InterruptedException {
        for (Ledger voter : voters) {
            voter.awaitAll();
        }
    }
}
