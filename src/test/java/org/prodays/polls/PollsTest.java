package org.prodays.polls;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.hall.HallEnd;
import org.prodays.hall.HallHouse;
import org.prodays.hall.Heard;
import org.prodays.hall.Side;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;

@QuarkusTest
@WithPostgres
class PollsTest {

    /** How often the answer of one person is sent a hundred times at once; {@code -Dprodays.rounds=10000} for the long run. */
    private static final int ROUNDS = Integer.getInteger("prodays.rounds", 3);

    private static final String POLLS = "/parts/polls/polls";

    @Inject
    HallHouse house;

    @Inject
    Polls polls;

    @Inject
    PollMemory memory;

    @Inject
    PollsPart part;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void a_hundred_answers_of_one_person_at_once_are_one_in_every_round_and_the_last_stands() throws Exception {
        Session session = house.open("webinar-12-additive-manufacturing");
        Poll poll = opened(session, Kind.SINGLE, List.of("Oui", "Non"), List.of());
        Person person = house.someone(Role.TRAINEE);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= ROUNDS; round++) {
                String key = "the-same-key-" + round;
                String choice = Integer.toString(1 + round % 2);
                Callable<Boolean> same = () -> answer(session, person, key, poll, List.of(choice));
                var first = new ArrayList<Boolean>();
                for (var done : pool.invokeAll(Collections.nCopies(100, same))) {
                    first.add(done.get());
                }
                assertEquals(1, Collections.frequency(first, true));
                assertEquals(
                        new Tally(1, List.of(new Tally.Count(choice, 1))),
                        polls.of(session.id()).getFirst().tally());
            }
        }
        assertTrue(answer(session, person, "another-key", poll, List.of("2")));
        var tally = polls.of(session.id()).getFirst().tally();
        assertEquals(new Tally(1, List.of(new Tally.Count("2", 1))), tally);
    }

    @Test
    void a_poll_made_opened_answered_and_closed_reaches_everybody_each_time() {
        Session session = house.open("webinar-13-hotel-reputation");
        var desk = desk(session);
        var hall = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
        var reader = hall(session, null);
        desk.say("poll-make", "make-key-1", make("quiz", List.of("Scie", "Lime"), List.of("2"), "later"));
        String id = desk.await(type("done")).get("id").asText();
        desk.say("poll-make", "make-key-1", make("quiz", List.of("Scie", "Lime"), List.of("2"), "later"));
        assertEquals(id, desk.await(type("done")).get("id").asText());
        desk.say("poll-open", "open-key-1", "\"poll\":\"%s\"".formatted(id));
        JsonNode open = reader.await(told("open")).at(POLLS + "/0");
        assertTrue(open.path("counts").isMissingNode() && open.path("right").isMissingNode(), open.toString());
        hall.await(told("open"));
        hall.say("poll-answer", "answer-key-1", answered(id, "2"));
        assertFalse(hall.await(type("done")).get("already").asBoolean());
        hall.say("poll-answer", "answer-key-1", answered(id, "2"));
        assertTrue(hall.await(type("done")).get("already").asBoolean());
        assertEquals(
                1,
                desk.await(frame -> frame.at(POLLS + "/0/people").asInt() == 1)
                        .at(POLLS + "/0/counts/0/people")
                        .asInt());
        desk.say("poll-close", "close-key-1", "\"poll\":\"%s\"".formatted(id));
        desk.await(told("closed"));
        desk.say("poll-show", "show-key-1", "\"poll\":\"%s\"".formatted(id));
        JsonNode shown = reader.await(frame -> !frame.at(POLLS + "/0/counts").isMissingNode());
        assertEquals("2", shown.at(POLLS + "/0/counts/0/choice").asText());
        String file = given().cookie("prodays", house.cookieOf(house.someone(Role.MODERATOR)))
                .get("/fr/sessions/" + session.key() + "/polls.csv")
                .asString();
        assertTrue(file.contains("Quiz avec bonne réponse") && file.contains(";Lime;1;1;oui\r\n"), file);
        assertTrue(file.contains(";Scie;0;1;\r\n"), file);
    }

    @Test
    void words_that_are_written_differently_are_one_in_the_cloud_and_a_moderator_takes_words_out() {
        Session session = house.open("webinar-14-kitchen-traceability");
        Poll poll = opened(session, Kind.WORDS, List.of(), List.of());
        for (String word : List.of("الأمان", "الامان", "الأمان", "الجودة")) {
            answer(session, house.someone(Role.TRAINEE), house.key(), poll, List.of(word));
        }
        assertEquals(new Tally(4, List.of(new Tally.Count("الأمان", 3), new Tally.Count("الجودة", 1))), tally(session));
        var moderator = heard(session, house.someone(Role.MODERATOR), "poll-take-out");
        assertTrue(polls.word(moderator, new FromDesk.Word(FromDesk.Act.TAKE_OUT, poll.id(), "الامان")));
        assertEquals(List.of(new Tally.Count("الجودة", 1)), tally(session).counts());
        var undo = heard(session, house.someone(Role.MODERATOR), "poll-put-in");
        polls.word(undo, new FromDesk.Word(FromDesk.Act.PUT_IN, poll.id(), "الأمان"));
        assertEquals(2, tally(session).counts().size());
    }

    @Test
    void opening_one_closes_the_other_and_what_is_not_open_takes_no_answer() {
        Session session = house.open("webinar-19-content-creation");
        Poll first = opened(session, Kind.SINGLE, List.of("a", "b"), List.of());
        Poll second = opened(session, Kind.SINGLE, List.of("c", "d"), List.of());
        var reader = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
        var now = reader.await(type("snapshot"));
        assertEquals(2, now.at(POLLS).size());
        reader.say("poll-answer", "wrong-key-1", answered(UUID.randomUUID().toString(), "1"));
        assertEquals("polls_refusal_unknown", refusal(reader));
        Session other = house.open("webinar-11-renewable-energy");
        var elsewhere = hall(other, house.cookieOf(house.someone(Role.TRAINEE)));
        elsewhere.say("poll-answer", "wrong-key-2", answered(second.id().toString(), "1"));
        assertEquals("polls_refusal_unknown", refusal(elsewhere));
        Poll prepared = polls.make(
                heard(session, house.someone(Role.MODERATOR), "poll-make"),
                new FromDesk.Make(Kind.WORDS, "En un mot ?", List.of(), List.of(), true, null));
        reader.say("poll-answer", "wrong-key-3", answered(prepared.id().toString(), "mot"));
        assertEquals("polls_refusal_not_open", refusal(reader));
        assertEquals(
                Poll.State.CLOSED,
                polls.of(session.id()).getFirst().poll().state(Clock.systemUTC().instant(), Duration.ZERO));
        assertEquals(first.id(), polls.of(session.id()).getFirst().poll().id());
    }

    @Test
    void only_polls_with_new_answers_are_summed_up_again_and_all_is_as_if_they_were() {
        Session session = house.open("webinar-11-renewable-energy");
        Poll first = opened(session, Kind.SINGLE, List.of("a", "b"), List.of());
        Poll second = opened(session, Kind.WORDS, List.of(), List.of());
        var sums = new Sums();
        var asked = new ArrayList<Set<UUID>>();
        Supplier<List<Polls.Answered>> read = () -> sums.read(known -> {
            asked.add(Set.copyOf(known.keySet()));
            return polls.of(session.id(), known);
        });
        assertEquals(polls.of(session.id()), read.get());
        answer(session, house.someone(Role.TRAINEE), house.key(), second, List.of("mot", "autre"));
        sums.touch(second.id());
        assertEquals(polls.of(session.id()), read.get());
        assertEquals(polls.of(session.id()), read.get());
        assertEquals(2, read.get().getLast().tally().counts().size());
        assertFalse(asked.get(1).contains(second.id()));
        assertTrue(asked.get(1).contains(first.id()) && asked.get(2).contains(second.id()));
    }

    @Test
    void a_poll_left_open_closes_with_its_session() {
        Session session = house.open("webinar-14-kitchen-traceability");
        Poll poll = opened(session, Kind.SINGLE, List.of("Oui", "Non"), List.of());
        Person person = house.someone(Role.TRAINEE);
        answer(session, person, house.key(), poll, List.of("2"));
        assertEquals(Map.of(poll.id(), List.of("2")), memory.own(session, person.id()));
        part.ended(new SessionEnded(session.id(), Clock.systemUTC().instant()));
        Poll closed = polls.of(session.id()).getLast().poll();
        assertEquals(Poll.State.CLOSED, closed.state(Clock.systemUTC().instant(), Duration.ZERO));
        part.ended(new SessionEnded(session.id(), Clock.systemUTC().instant()));
        assertEquals(closed, polls.of(session.id()).getLast().poll());
    }

    private Tally tally(Session session) {
        return polls.of(session.id()).getLast().tally();
    }

    private Poll opened(Session session, Kind kind, List<String> options, List<String> right) {
        Person moderator = house.someone(Role.MODERATOR);
        Poll made = polls.make(
                heard(session, moderator, "poll-make"),
                new FromDesk.Make(kind, "Qu’en pensez-vous ?", options, right, true, null));
        polls.move(heard(session, moderator, "poll-open"), new FromDesk.Move(FromDesk.Act.OPEN, made.id()));
        return made;
    }

    private boolean answer(Session session, Person person, String key, Poll poll, List<String> choices) {
        var heard = new Heard(session, new Heard.From(Side.VIEWERS, person, Language.FR), "poll-answer", key);
        return polls.answer(heard, new Polls.Answer(poll.id(), choices, Duration.ZERO));
    }

    private Heard heard(Session session, Person person, String type) {
        return new Heard(session, new Heard.From(Side.DESK, person, Language.FR), type, house.key());
    }

    private static String make(String kind, List<String> options, List<String> right, String results) {
        return "\"kind\":\"%s\",\"text\":\"Quel outil ?\",\"options\":%s,\"right\":%s,\"results\":\"%s\",\"seconds\":\"\""
                .formatted(kind, list(options), list(right), results);
    }

    private static String answered(String poll, String choice) {
        return "\"poll\":\"%s\",\"choices\":[\"%s\"],\"late\":\"1800\"".formatted(poll, choice);
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "[]" : "[\"" + String.join("\",\"", words) + "\"]";
    }

    private static String refusal(HallEnd end) {
        return end.await(type("refused")).get("reason").asText();
    }

    private static Predicate<JsonNode> told(String state) {
        return frame -> frame.at(POLLS + "/0/state").asText().equals(state);
    }

    private HallEnd hall(Session session, @Nullable String cookie) {
        return HallEnd.open(site, "/hall/" + session.key() + "?language=fr", cookie);
    }

    private HallEnd desk(Session session) {
        String cookie = house.cookieOf(house.someone(Role.MODERATOR));
        return HallEnd.open(site, "/desk/" + session.key() + "?language=fr", cookie);
    }
}
