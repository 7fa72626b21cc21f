package org.prodays.hall;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;

/** The pages of the hall and of the desk as they are sent, before a script touches them. */
@QuarkusTest
@WithPostgres
class HallPagesTest {

    private static final String PLANNED = "webinar-17-precision-agriculture";
    private static final String PAST = "official-opening";
    private static final String ENDED = "webinar-18-connected-health";
    private static final Pattern KEY =
            Pattern.compile("\\b(ground|people|trades|programme|stage|audience|hall|answers)_\\w+|\\{\\w|NOT_FOUND");

    @Inject
    Engine engine;

    @Inject
    HallHouse house;

    @Inject
    Programme programme;

    @ParameterizedTest
    @EnumSource
    void a_hall_that_is_not_yet_open_says_when_it_opens(Language language) {
        String page = hall(language, PLANNED);
        assertEquals(Texts.say(language, "hall_live_planned"), slate(page));
        assertTrue(words(page).contains(Texts.say(language, "hall_live_none")));
    }

    @ParameterizedTest
    @EnumSource
    void a_hall_whose_time_has_passed_unopened_promises_nothing(Language language) {
        String page = hall(language, PAST);
        assertEquals(Texts.say(language, "hall_live_past"), slate(page));
        assertTrue(words(page).contains(Texts.say(language, "hall_live_none_left")));
    }

    @ParameterizedTest
    @EnumSource
    void an_open_hall_shows_its_questions_and_how_to_take_part(Language language) {
        var session = house.open(DemoEdition.ON_AIR);
        String question = "Question de la page " + language.tag() + " ?";
        house.approved(session, question);
        String page = hallShowing(language, question);
        assertTrue(words(page).contains(Texts.say(language, "hall_sign_in")));
        assertFalse(slate(page).equals(Texts.say(language, "hall_live_planned")));
    }

    @ParameterizedTest
    @EnumSource
    void an_ended_hall_without_a_recording_says_so(Language language) {
        end();
        String page = hall(language, ENDED);
        assertEquals(Texts.say(language, "hall_live_no_recording"), slate(page));
        assertTrue(words(page).contains(Texts.say(language, "hall_live_none_left")));
    }

    @ParameterizedTest
    @EnumSource
    void the_desk_offers_what_can_be_done_in_each_phase(Language language) {
        end();
        String cookie = house.cookieOf(house.someone(Role.MODERATOR));
        assertEquals("true false", buttons(desk(language, PLANNED, cookie)));
        house.open(DemoEdition.ON_AIR);
        assertEquals("false true", buttons(desk(language, DemoEdition.ON_AIR, cookie)));
        assertEquals("false false", buttons(desk(language, ENDED, cookie)));
    }

    @Test
    void a_trainee_is_told_in_her_language_that_the_desk_is_not_hers() {
        String cookie = house.cookieOf(house.someone(Role.TRAINEE));
        for (Language language : Language.values()) {
            String page = page(language, DemoEdition.ON_AIR, "desk", cookie, 403);
            assertTrue(words(page).contains(Texts.say(language, "ground_refusal_role")));
        }
    }

    /** Ends it once; it can be ended again. */
    @Test
    void a_chapter_has_the_first_small_picture_that_shows_it() {
        var thumbnails = new ShownThumbnails("/media/b/thumbnail-", 10, 4);
        var screen = new Screen("ended", null, null, null, null, List.of(), null, thumbnails, List.of());
        var words = new Words("q", "?", "en", "ltr");
        var chapters = DoubleStream.of(0, 10, 10.5, 99)
                .mapToObj(second ->
                        new ShownQuestion(words, "answered", 0, Instant.EPOCH, Instant.EPOCH, null, null, second))
                .toList();
        assertEquals(
                "0 1 2 3 ",
                engine.parse("{#for chapter in chapters}{chapter.picture(screen.thumbnails)} {/for}")
                        .data("chapters", chapters, "screen", screen)
                        .render()
                        .replaceAll("/media/b/thumbnail-(\\d)\\.jpg", "$1"));
    }

    private void end() {
        if (house.session(ENDED).endedAt() == null) {
            programme.end(house.open(ENDED).id());
        }
    }

    private static String hall(Language language, String session) {
        return page(language, session, "hall", "", 200);
    }

    /** The hall on air once it shows the question, which it does a tick after the approval, in ten seconds at most. */
    private static String hallShowing(Language language, String question) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        String page = hall(language, DemoEdition.ON_AIR);
        while (!page.contains(question)) {
            assertTrue(System.nanoTime() < deadline, "the question is shown");
            page = hall(language, DemoEdition.ON_AIR);
        }
        return page;
    }

    private static String desk(Language language, String session, String cookie) {
        String page = page(language, session, "desk", cookie, 200);
        assertTrue(words(page).contains(Texts.say(language, "hall_desk_incoming")));
        return page;
    }

    /** Whether the desk offers to open, and to end. */
    private static String buttons(String page) {
        return shown(page, "desk-open") + " " + shown(page, "desk-end");
    }

    private static boolean shown(String page, String id) {
        var button =
                Pattern.compile("<button[^>]* id=\"" + id + "\"( hidden)?>").matcher(page);
        assertTrue(button.find(), id);
        return button.group(1) == null;
    }

    private static String slate(String page) {
        var title = Pattern.compile("id=\"hall-slate-title\">([^<]*)<").matcher(page);
        assertTrue(title.find());
        return title.group(1);
    }

    private static String page(Language language, String session, String kind, String cookie, int status) {
        String page = given().cookie("prodays", cookie)
                .accept("text/html")
                .get("/%s/sessions/%s/%s".formatted(language.tag(), session, kind))
                .then()
                .statusCode(status)
                .extract()
                .asString();
        assertTrue(page.contains("<html lang=\"%s\" dir=\"%s\">".formatted(language.tag(), language.direction())));
        assertFalse(KEY.matcher(words(page)).find(), words(page));
        return page;
    }

    /** What a person reads of it. */
    private static String words(String page) {
        return page.replaceAll("(?s)<script.*?</script>|<[^>]*>", " ");
    }
}
