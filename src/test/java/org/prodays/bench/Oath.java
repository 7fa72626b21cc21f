package org.prodays.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.prodays.Ledger;

/**
 * What a hall owes its people: acknowledged and absent is lost, present twice is doubled, present and never sent is a phantom; and what had no
 * answer, sent again with its key, stands exactly once.
 */
final class Oath {

    private static final long TOLD_WITHIN_SECONDS = 30;

    /** A question that was sent: its asker and those who were sent to vote for it. */
    private record Asked(int asker, Set<Integer> voters) {}

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Ledger desk;
    private final List<Ledger> trainees;
    private int acknowledged;
    private int unanswered;
    /** All that was sent up to the last kill, answered by now. */
    private int sent;

    private final Verdict verdict;

    Oath(Ledger desk, List<Ledger> trainees, Verdict verdict) {
        this.verdict = verdict;
        this.desk = desk;
        this.trainees = trainees;
    }

    void ask(int asker, String text) {
        asked.put(text, new Asked(asker, new HashSet<>()));
        trainees.get(asker).say("ask", askKey(text), "text", text);
    }

    /** For a question that the moderator has approved and that is neither hers nor voted for, when there is one. */
    void vote(int voter, Random random) {
        List<JsonNode> open = desk.questions().values().stream()
                .filter(question -> question.get("state").asText().equals("approved"))
                .filter(question -> mayVote(voter, asked(question)))
                .sorted((a, b) -> text(a).compareTo(text(b)))
                .toList();
        if (!open.isEmpty()) {
            JsonNode chosen = open.get(random.nextInt(open.size()));
            asked(chosen).voters().add(voter);
            trainees.get(voter)
                    .say(
                            "vote",
                            voteKey(voter, text(chosen)),
                            "question",
                            chosen.get("id").asText());
        }
    }

    private Asked asked(JsonNode question) {
        return Objects.requireNonNull(asked.get(text(question)));
    }

    private static boolean mayVote(int voter, Asked question) {
        return question.asker() != voter && !question.voters().contains(voter);
    }

    /** The ids of the questions that wait for the moderator. */
    List<String> incoming() {
        return desk.questions().values().stream()
                .filter(question -> question.get("state").asText().equals("incoming"))
                .map(question -> question.get("id").asText())
                .toList();
    }

    void approve(String id) {
        desk.say("approve", approveKey(id), "question", id);
    }

    /** Counts what has an answer, after the program was killed. */
    void rememberAcknowledged() {
        int now = 0;
        int answered = 0;
        for (Ledger ledger : all()) {
            now += ledger.sentKeys().size();
            answered += (int)
                    ledger.sentKeys().stream().filter(ledger::isAcknowledged).count();
        }
        acknowledged += answered - sent;
        unanswered += now - answered;
        sent = now;
    }

    /** What was acknowledged must be there, right after the restart. */
    void compare() {
        countStrangers();
        Map<String, JsonNode> there = byText();
        asked.forEach((text, question) -> {
            JsonNode told = there.get(text);
            if (told == null) {
                verdict.lost(trainees.get(question.asker()).isAcknowledged(askKey(text)) ? 1 : 0);
                return;
            }
            long votes = 1
                    + question.voters().stream()
                            .filter(voter -> trainees.get(voter).isAcknowledged(voteKey(voter, text)))
                            .count();
            verdict.lost(votes - told.get("votes").asInt());
            boolean approved = desk.isAcknowledged(approveKey(told.get("id").asText()));
            verdict.lost(approved && !told.get("state").asText().equals("approved") ? 1 : 0);
        });
    }

    /** When all has been sent again, each stands exactly once. */
    void compareWhole() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TOLD_WITHIN_SECONDS);
        while (!differences().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        countStrangers();
        for (int difference : differences()) {
            verdict.lost(-difference);
            verdict.doubled(difference);
        }
    }

    /** How many votes more or fewer than were sent, for each question where there is a difference. */
    private List<Integer> differences() {
        var differences = new ArrayList<Integer>();
        Map<String, JsonNode> there = byText();
        asked.forEach((text, question) -> {
            JsonNode told = there.get(text);
            int votes = told == null ? 0 : told.get("votes").asInt();
            if (votes != 1 + question.voters().size()) {
                differences.add(votes - 1 - question.voters().size());
            }
        });
        return differences;
    }

    private Map<String, JsonNode> byText() {
        var byText = new HashMap<String, JsonNode>();
        desk.questions().values().forEach(question -> byText.put(text(question), question));
        return byText;
    }

    private void countStrangers() {
        var seen = new HashSet<String>();
        for (JsonNode question : desk.questions().values()) {
            verdict.doubled(seen.add(text(question)) ? 0 : 1);
            verdict.phantoms(asked.containsKey(text(question)) ? 0 : 1);
        }
    }

    List<Figure> figures() {
        return List.of(
                Figure.of("commands sent", sent, ""),
                Figure.of("acknowledged before their kill", acknowledged, ""),
                Figure.of("without an answer at their kill", unanswered, ""),
                Figure.atMost(0, "acknowledged and lost", verdict.lost(), ""),
                Figure.atMost(0, "doubled", verdict.doubled(), ""),
                Figure.atMost(0, "never sent and present", verdict.phantoms(), ""));
    }

    private List<Ledger> all() {
        var all = new ArrayList<>(trainees);
        all.add(desk);
        return all;
    }

    private static String text(JsonNode question) {
        return question.get("text").asText();
    }

    private static String askKey(String text) {
        return "ask-" + text.replaceAll("[^0-9-]", "") + "-question";
    }

    private static String voteKey(int voter, String text) {
        return "vote-" + voter + "-" + text.replaceAll("[^0-9-]", "");
    }

    private static String approveKey(String id) {
        return "approve-" + id;
    }
}
