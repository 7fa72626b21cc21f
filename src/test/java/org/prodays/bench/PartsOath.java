package org.prodays.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.prodays.Ledger;

/** What a hall owes its people of what they say in the chat and answer in polls, as {@link Oath} has it of questions. */
final class PartsOath {

    private static final int OPTIONS = 3;
    private static final long TOLD_WITHIN_SECONDS = 30;

    /** A poll, and what each trainee was sent to answer. */
    record Poll(String id, int number, Map<Integer, Integer> choices) {}

    private final Ledger desk;
    private final List<Ledger> trainees;
    private final Verdict verdict;

    /** Who wrote each line. */
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private final Map<String, Poll> polls = new LinkedHashMap<>();

    PartsOath(Ledger desk, List<Ledger> trainees, Verdict verdict) {
        this.desk = desk;
        this.trainees = trainees;
        this.verdict = verdict;
    }

    /** Lets everybody write. */
    void openChat() throws InterruptedException {
        desk.sayAll(
                "talk-manner",
                "manner-for-all",
                "\"chat\":\"everybody\",\"slow\":\"0\",\"hands\":\"false\",\"reactions\":\"false\"");
        desk.awaitAll();
    }

    /** Opens a poll, which closes the one before it. */
    Poll openPoll(int number) throws InterruptedException {
        String make = "poll-make-" + number;
        desk.sayAll("poll-make", make, """
                "kind":"single","text":"Sondage %d ?","options":["Oui","Non","Plus tard"],"right":[],"results":"live","seconds":""
                """.formatted(number).strip());
        desk.awaitAll();
        var poll = new Poll(desk.question(make), number, new HashMap<>());
        polls.put(poll.id(), poll);
        desk.say("poll-open", "poll-open-" + number, "poll", poll.id());
        desk.awaitAll();
        return poll;
    }

    void answer(int person, Poll poll, Random random) {
        int choice = 1 + random.nextInt(OPTIONS);
        poll.choices().put(person, choice);
        trainees.get(person)
                .sayAll(
                        "poll-answer",
                        answerKey(poll),
                        "\"poll\":\"%s\",\"choices\":[\"%d\"],\"late\":\"0\"".formatted(poll.id(), choice));
    }

    void write(int person, String text) {
        lines.put(text, person);
        trainees.get(person).say("talk-say", lineKey(text), "text", text);
    }

    /** What was acknowledged must be there, right after the restart. */
    void compare() {
        countStrangers();
        Map<String, Integer> told = toldLines();
        lines.forEach((text, writer) ->
                verdict.lost(trainees.get(writer).isAcknowledged(lineKey(text)) && !told.containsKey(text) ? 1 : 0));
        polls.values().forEach(poll -> {
            for (int choice = 1; choice <= OPTIONS; choice++) {
                int chosen = choice;
                long acknowledged = poll.choices().entrySet().stream()
                        .filter(answer -> answer.getValue() == chosen)
                        .filter(answer -> trainees.get(answer.getKey()).isAcknowledged(answerKey(poll)))
                        .count();
                verdict.lost(acknowledged - counted(poll, choice));
                verdict.phantoms(counted(poll, choice) - sent(poll, choice));
            }
        });
    }

    /** When all has been sent again, each stands exactly once. */
    void compareWhole() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TOLD_WITHIN_SECONDS);
        while (!isWhole() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        countStrangers();
        var missing = new HashSet<>(lines.keySet());
        missing.removeAll(toldLines().keySet());
        verdict.lost(missing.size());
        polls.values().forEach(poll -> {
            for (int choice = 1; choice <= OPTIONS; choice++) {
                verdict.lost(sent(poll, choice) - counted(poll, choice));
                verdict.doubled(counted(poll, choice) - sent(poll, choice));
            }
        });
    }

    private boolean isWhole() {
        boolean counted = polls.values().stream().allMatch(poll -> {
            int all = 0;
            for (int choice = 1; choice <= OPTIONS; choice++) {
                all += counted(poll, choice);
            }
            return all == poll.choices().size();
        });
        return counted && toldLines().keySet().containsAll(lines.keySet());
    }

    private void countStrangers() {
        toldLines().forEach((text, times) -> {
            verdict.doubled(times - 1);
            verdict.phantoms(lines.containsKey(text) ? 0 : 1);
        });
    }

    /** How often each text stands among the lines that the desk is told. */
    private Map<String, Integer> toldLines() {
        var told = new HashMap<String, Integer>();
        desk.lines("talk").forEach(line -> told.merge(line.get("text").asText(), 1, Integer::sum));
        return told;
    }

    private static int sent(Poll poll, int choice) {
        return (int)
                poll.choices().values().stream().filter(sent -> sent == choice).count();
    }

    /** How many people have chosen it, as the desk is told. */
    private int counted(Poll poll, int choice) {
        for (JsonNode told : desk.view("polls").path("polls")) {
            if (told.get("id").asText().equals(poll.id())) {
                for (JsonNode count : told.get("counts")) {
                    if (count.get("choice").asText().equals(Integer.toString(choice))) {
                        return count.get("people").asInt();
                    }
                }
            }
        }
        return 0;
    }

    private static String answerKey(Poll poll) {
        return "answer-" + poll.number();
    }

    private static String lineKey(String text) {
        return "line-" + text.replaceAll("[^0-9-]", "");
    }
}
