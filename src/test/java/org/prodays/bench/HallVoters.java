package org.prodays.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.prodays.HeldEdition;
import org.prodays.Ledger;
import org.prodays.Webinar;

/** Those in a hall who ask, vote and answer a poll, a moderator, and the questions that they vote for, each once. */
final class HallVoters {

    private static final int QUESTIONS = 32;
    private static final String HALL = "/hall/" + HeldEdition.SESSION;
    private static final String DESK = "/desk/" + HeldEdition.SESSION;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Ledger> voters = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final SentVotes sent;
    private final Ledger desk;
    private int next;
    private int answered;
    private String poll = "";

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

    /** Opens a poll whose results everybody sees at once. */
    void openPoll() throws InterruptedException {
        desk.sayFields(
                "poll-make",
                "bench-poll-make",
                "\"kind\":\"single\",\"text\":\"Ce sondage ?\",\"options\":[\"oui\",\"non\",\"peut-être\"],\"right\":[],"
                        + "\"results\":\"live\",\"seconds\":\"\"");
        desk.awaitAll();
        poll = desk.question("bench-poll-make");
        desk.say("poll-open", "bench-poll-open", "poll", poll);
        desk.awaitAll();
    }

    /** Gives an answer to the poll beside each vote, so many of both a second. */
    void mix(int aSecond, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < aSecond * seconds; i++) {
            TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.SECONDS.toNanos(i) / aSecond - System.nanoTime());
            voteOnce();
            answerOnce();
        }
    }

    private void answerOnce() {
        voters.get(answered % voters.size())
                .sayFields(
                        "poll-answer",
                        "bench-answer-" + answered,
                        "\"poll\":\"%s\",\"choices\":[\"%d\"],\"late\":\"0\"".formatted(poll, 1 + answered % 3));
        answered++;
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
