package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of a broadcast and of a vote: what was acknowledged is there exactly once, and everyone goes on. */
class KilledIT {

    private static final int TRAINEES = 8;
    private static final int QUESTIONS_EACH = 4;
    private static final int VOTES_EACH = 24;
    private static final int ANSWERED_BEFORE_THE_KILL = 60;
    private static final String HALL = "/hall/" + HeldEdition.SESSION;
    private static final String DESK = "/desk/" + HeldEdition.SESSION;

    /** The page itself notes when the studio is on air again, so that the test's own work is not counted. */
    private static final String NOTE_WHEN_BACK = """
            () => {
              const studio = document.getElementById('studio');
              let away = false;
              new MutationObserver(() => {
                if (studio.dataset.state !== 'onair') away = true;
                else if (away) window.wasBack ??= Date.now();
              }).observe(studio, { attributes: true, attributeFilter: ['data-state'] });
            }
            """;

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final List<Ledger> trainees = new ArrayList<>();
    private final AtomicReference<CountDownLatch> countdown = new AtomicReference<>(new CountDownLatch(0));

    /** The keys of the votes sent, by question. */
    private final Map<String, Set<String>> votes = new HashMap<>();

    @Test
    void what_was_acknowledged_is_there_once_and_the_broadcast_goes_on() throws Exception {
        Webinar.tell(folder, this::killAndGoOn);
    }

    private void killAndGoOn(Webinar webinar, Chromium chromium) throws Exception {
        Page deskPage = webinar.openedDesk(chromium);
        Page studio = webinar.enter(chromium, "professional-1", "fr", 1280);
        webinar.goOnAir(studio);
        Page hall = webinar.enter(chromium, "trainee-1", "fr", 1280);
        var main = new AtomicReference<String>();
        hall.onRequest(request -> {
            if (request.url().endsWith("/main.m3u8")) {
                main.set(request.url());
            }
        });
        webinar.join(hall, "fr", "picture");
        String replay = main.get().replace("main.m3u8", "replay-video.m3u8");

        String moderator = webinar.cookie("moderator-1");
        askAndApprove(webinar, moderator);
        tellPresence("before");
        // longer than presence waits to be written
        hall.waitForTimeout(7_000);
        for (int more = 0; more < 20 && secondsPresent(webinar).size() < TRAINEES; more++) {
            hall.waitForTimeout(1_000);
        }
        Map<String, Integer> presentBefore = secondsPresent(webinar);
        assertEquals(TRAINEES, presentBefore.size());
        String recordedBefore = get(replay);
        studio.evaluate(NOTE_WHEN_BACK);
        voteUntilKilled();
        webinar.kill();
        double killed = Clock.systemUTC().millis();
        List<String> segmentsOnDisk = webinar.recordedSegments();
        studio.locator("#studio:not([data-state=onair])").waitFor();
        webinar.startAgain();
        String address = webinar.address();
        assertEquals(presentBefore, secondsPresent(webinar));

        var after = new Ledger(moderator, () -> {}).open(http, address, DESK);
        assertNothingAcknowledgedIsLost(after.questions().values());
        for (Ledger trainee : trainees) {
            trainee.open(http, address, HALL).sayUnansweredAgain();
        }
        for (Ledger trainee : trainees) {
            trainee.awaitAll();
        }
        after.awaitVotes(eachCountedOnce());
        // of the same seconds once more, and of some after
        tellPresence("after");

        studio.locator("#studio[data-state=onair]").waitFor();
        double wasBack = ((Number) studio.evaluate("() => window.wasBack")).doubleValue();
        System.out.printf("the studio was back %.1f s after the kill%n", (wasBack - killed) / 1000);
        double back = Clock.systemUTC().millis();
        hall.waitForFunction("back => (window.paintedTime(document.getElementById('player')) ?? 0) > back", back);
        hall.waitForTimeout(5_000);
        Webinar.end(deskPage);
        hall.locator("#hall[data-phase=ended]").waitFor();
        assertPresentOnce(presentBefore, webinar);
        assertRecordingGoesOn(recordedBefore, get(replay), replay);
        assertEquals(segmentsOnDisk, webinar.recordedSegments().subList(0, segmentsOnDisk.size()));
        String whole = get(replay);
        assertTrue(segments(whole).size() > segmentsOnDisk.size(), "the replay has each segment and more");
        webinar.kill();
        webinar.loseEnd();
        webinar.startAgain();
        assertEquals(whole, get(replay), "a start ends the recording of a session that has ended");
    }

    private void askAndApprove(Webinar webinar, String moderator) throws Exception {
        for (int n = 1; n <= TRAINEES; n++) {
            trainees.add(new Ledger(
                            webinar.cookie("trainee-" + n),
                            () -> countdown.get().countDown())
                    .open(http, webinar.address(), HALL));
        }
        for (int n = 0; n < TRAINEES; n++) {
            for (int q = 0; q < QUESTIONS_EACH; q++) {
                trainees.get(n).say("ask", "question-%d-%d".formatted(n, q), "text", text(n, q));
            }
        }
        var desk = new Ledger(moderator, () -> {}).open(http, webinar.address(), DESK);
        for (int n = 0; n < TRAINEES; n++) {
            trainees.get(n).awaitAll();
            for (int q = 0; q < QUESTIONS_EACH; q++) {
                String id = trainees.get(n).question("question-%d-%d".formatted(n, q));
                desk.say("approve", "approve-%d-%d".formatted(n, q), "question", id);
            }
        }
        desk.awaitAll();
    }

    /** Everyone votes for questions of others and asks one more, without waiting for answers; returns while many are open. */
    private void voteUntilKilled() throws InterruptedException {
        var enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
        countdown.set(enough);
        for (int v = 0; v < VOTES_EACH; v++) {
            for (int n = 0; n < TRAINEES; n++) {
                int other = (n + 1 + v / QUESTIONS_EACH) % TRAINEES;
                String id = trainees.get(other).question("question-%d-%d".formatted(other, v % QUESTIONS_EACH));
                String key = "vote-%d-%d-%d".formatted(n, other, v);
                votes.computeIfAbsent(id, none -> new HashSet<>()).add(key);
                trainees.get(n).say("vote", key, "question", id);
                if (v == VOTES_EACH / 2) {
                    trainees.get(n)
                            .say("ask", "question-%d-%d".formatted(n, QUESTIONS_EACH), "text", text(n, QUESTIONS_EACH));
                }
            }
        }
        assertTrue(enough.await(30, TimeUnit.SECONDS), "votes are answered");
    }

    private void tellPresence(String when) throws InterruptedException {
        for (Ledger trainee : trainees) {
            trainee.sayAll("follow", "follow-" + when, "\"means\":\"audio\",\"seconds\":\"75\"");
            trainee.awaitAll();
        }
    }

    /** Nobody has lost a second or was there for longer than the hall was open. */
    private static void assertPresentOnce(Map<String, Integer> before, Webinar webinar) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        var after = secondsPresent(webinar);
        while (!grown(before, after) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
            after = secondsPresent(webinar);
        }
        assertTrue(grown(before, after), before + " " + after);
        int open = webinar.numbers("select key, extract(epoch from ended_at - opened_at)::int from programme.session")
                .get(HeldEdition.SESSION);
        after.forEach((who, seconds) -> assertTrue(seconds <= open, who + " " + seconds + " of " + open));
        System.out.printf(
                "present before the kill %s, at the end %s, the hall was open for %d s%n", before, after, open);
    }

    private static boolean grown(Map<String, Integer> before, Map<String, Integer> after) {
        return before.entrySet().stream().allMatch(one -> after.getOrDefault(one.getKey(), 0) > one.getValue());
    }

    /** By sound alone, as the ledger has it. */
    private static Map<String, Integer> secondsPresent(Webinar webinar) throws Exception {
        return webinar.numbers("""
                select key, sum(extract(epoch from upper(span) - lower(span)))::int
                  from attendance.presence
                  join people.person on person.id = presence.person
                 cross join unnest(spans) span
                 where means = 'AUDIO'
                 group by key
                """);
    }

    private void assertNothingAcknowledgedIsLost(Collection<JsonNode> questions) {
        var byText = new HashMap<String, JsonNode>();
        questions.forEach(question ->
                assertEquals(null, byText.put(question.get("text").asText(), question), "a question stands twice"));
        int acknowledged = 0;
        int sent = 0;
        for (int n = 0; n < TRAINEES; n++) {
            sent += trainees.get(n).sentKeys().size();
            for (int q = 0; q <= QUESTIONS_EACH; q++) {
                if (trainees.get(n).isAcknowledged("question-%d-%d".formatted(n, q))) {
                    acknowledged++;
                    assertTrue(byText.containsKey(text(n, q)), "acknowledged and lost: " + text(n, q));
                }
            }
        }
        for (JsonNode question : questions) {
            long counted = votes.getOrDefault(question.get("id").asText(), Set.of()).stream()
                    .filter(this::isAcknowledged)
                    .count();
            acknowledged += (int) counted;
            assertTrue(question.get("votes").asInt() >= 1 + counted, "acknowledged votes lost: " + question);
        }
        System.out.printf("killed after %d of %d commands were acknowledged: 0 lost%n", acknowledged, sent);
        assertTrue(acknowledged < sent, "some were on their way when the program was killed");
    }

    /** The votes of each question when each command that was sent counted once: the asker's and the others'. */
    private Map<String, Integer> eachCountedOnce() {
        var expected = new HashMap<String, Integer>();
        for (int n = 0; n < TRAINEES; n++) {
            for (int q = 0; q <= QUESTIONS_EACH; q++) {
                String id = trainees.get(n).question("question-%d-%d".formatted(n, q));
                expected.put(id, 1 + votes.getOrDefault(id, Set.of()).size());
            }
        }
        return expected;
    }

    private boolean isAcknowledged(String voteKey) {
        int voter = Integer.parseInt(voteKey.split("-", 3)[1]);
        return trainees.get(voter).isAcknowledged(voteKey);
    }

    private static void assertRecordingGoesOn(String before, String after, String replay) throws Exception {
        assertEquals(
                List.of(),
                segments(before).stream()
                        .filter(segment -> !segments(after).contains(segment))
                        .toList());
        assertTrue(seconds(before) >= 4, before);
        assertTrue(seconds(after) > seconds(before) + 4, after);
        assertTrue(after.contains("#EXT-X-DISCONTINUITY") && after.contains("#EXT-X-ENDLIST"), after);
        System.out.printf("recorded before the kill %.1f s, at the end %.1f s%n", seconds(before), seconds(after));
        Ffprobe.assertDecodes(replay.replace("replay-video", "replay"));
    }

    private static List<String> segments(String playlist) {
        return playlist.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private static double seconds(String playlist) {
        return playlist.lines()
                .filter(line -> line.startsWith("#EXTINF:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(8).replaceAll(",.*", "")))
                .sum();
    }

    private String get(String address) throws Exception {
        var answer =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static String text(int trainee, int question) {
        return "Question %d de la personne %d ?".formatted(question, trainee);
    }
}
