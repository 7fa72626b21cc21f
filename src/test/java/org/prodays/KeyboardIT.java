package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.slides.Decks;

/** The hall and its desk by keyboard alone, in Arabic on a phone and in French at a desk, and what listeners are told of it. */
class KeyboardIT {

    private static final String ASKED = "ما هي الكفاءات المطلوبة في مهنة اللحام اليوم؟";
    private static final String OTHER = "Combien gagne un soudeur débutant ?";
    private static final String LINE = "السلام عليكم، هل ترسلون العرض بعد الجلسة؟";
    private static final String REASON = "Hors sujet";

    /** How often a listener is spoken to while others write twenty times a second. */
    private static final int CALM = 3;

    @TempDir
    Path folder;

    private String session = "";

    @Test
    void everything_in_the_hall_goes_by_keyboard_and_is_told_to_listeners() throws Exception {
        try (var prodays = RunningProdays.start(folder.resolve("data"));
                var chromium = new Chromium()) {
            try {
                play(prodays, chromium);
            } catch (Throwable failure) {
                chromium.keep(Path.of("target"));
                throw failure;
            }
        }
    }

    private void play(RunningProdays prodays, Chromium chromium) throws Exception {
        var desk = Keyboard.at(chromium.person("fr", 1280)).enter(prodays.link("MODERATOR", 0));
        var trainee = Keyboard.at(chromium.person("ar", 360)).enter(prodays.link("TRAINEE", 0));
        var other = Keyboard.at(chromium.person("en", 1280)).enter(prodays.link("TRAINEE", 1));
        String hall = desk.page().locator("a[href$='/hall']").first().getAttribute("href");
        session = hall.replaceAll(".*/sessions/(.*)/hall", "$1");
        bringSlides(prodays, desk);
        for (Keyboard reader : List.of(trainee, other)) {
            reader.page().navigate(prodays.address() + hall.replace("/fr/", "/ar/"));
        }
        desk.page().navigate(prodays.address() + hall.replace("/hall", "/desk"));
        follow(trainee);
        questions(trainee, other, desk);
        polls(trainee, desk);
        talk(trainee, desk);
        order(trainee, desk);
        slides(trainee, desk);
        storm(trainee, other, desk);
        desk.isAccessible();
        trainee.isAccessible();
        desk.page().navigate(prodays.address() + hall.replace("/hall", "/slides/present"));
        desk.sees("#presenter-list button").isAccessible();
        trainee.page().navigate(prodays.address() + "/ar/questions");
        trainee.sees(".hall-own", ASKED).isAccessible();
    }

    private void bringSlides(RunningProdays prodays, Keyboard desk) throws Exception {
        Page page = desk.page();
        page.navigate(prodays.address() + "/fr/sessions/" + session + "/slides");
        // the dialog in which a file is chosen is the system's own
        desk.to("#slides-file");
        page.setInputFiles("#slides-file", new FilePayload("metier.pdf", "application/pdf", Decks.talk(2)));
        desk.to("#slides-send").press("Enter");
        // they are made while the rest is played
        desk.sees("li[data-upload]");
    }

    private static void follow(Keyboard trainee) {
        trainee.to("#hall-choice input").choose("sound").to("#hall-join").press("Enter");
        trainee.sees("#hall-bar").to("#hall-form").choose("text").sees("#hall-text");
    }

    private void questions(Keyboard trainee, Keyboard other, Keyboard desk) {
        trainee.jump("hall-ask-part")
                .to("#hall-words")
                .write(ASKED)
                .to("#hall-send")
                .press("Enter");
        trainee.sees("#hall-mine-list li", ASKED);
        send(other, "{type: 'ask', text: '%s'}".formatted(OTHER));
        desk.sees("#desk-incoming .desk-card", ASKED).sees("#desk-incoming .desk-card", OTHER);
        desk.hears("desk-announce: ");
        desk.card(ASKED).press("a").sees("#desk-approved .desk-card", ASKED);
        desk.card(OTHER).press("Tab");
        assertTrue(desk.has("[data-kind=approve]"), "the usual act comes first");
        desk.press("Enter").sees("#desk-approved .desk-card", OTHER);
        desk.page().waitForFunction("() => document.activeElement.closest('.desk-card')");
        trainee.sees("#hall-questions li", ASKED).hears(ASKED);
        trainee.to("#hall-questions .hall-vote:not([aria-disabled=true])").press("Enter");
        trainee.sees("#hall-questions .hall-vote[aria-pressed=true]:not([aria-disabled=true])");
        desk.card(OTHER).press("o").sees("#desk-on-air .desk-card", OTHER);
        trainee.sees("#hall-now-list", OTHER).hears(OTHER);
    }

    private static void polls(Keyboard trainee, Keyboard desk) {
        for (String kind : List.of("single", "multiple", "scale", "words", "quiz")) {
            String text = "Sondage " + kind;
            make(desk, kind, text);
            trainee.sees("#polls-list [data-state=open]", text).hears(text);
            trainee.jump("polls").to("#polls-list [data-state=open] input");
            if (kind.equals("words")) {
                trainee.write("التجهيزات");
            } else {
                trainee.press("Space");
            }
            trainee.to("#polls-list [data-state=open] form button").press("Enter");
            desk.sees("#polls-desk-list [data-state=open]", "1 réponse");
        }
        desk.jump("polls-desk").to("#polls-desk-list [data-act=poll-close]").press("Enter");
        desk.sees("#polls-desk-list [data-state=closed]", "Sondage quiz");
        trainee.sees("#polls-list [data-state=closed]", "Sondage quiz").sees("#polls-past");
    }

    private static void make(Keyboard desk, String kind, String text) {
        if (desk.page().locator("#polls-kind").isVisible()) {
            desk.back("#polls-kind");
        } else {
            desk.jump("polls-desk").to("#polls-make summary").press("Enter").to("#polls-kind");
        }
        desk.choose(kind).to("#polls-text").write(text);
        if (!kind.equals("words")) {
            desk.to("#polls-fields li:nth-child(1) .polls-option").write("Un");
            desk.to("#polls-fields li:nth-child(2) .polls-option").write("Deux");
        }
        if (kind.equals("quiz")) {
            desk.to("#polls-fields li:nth-child(2) [type=checkbox]").press("Space");
        }
        desk.to("#polls-seconds").choose("").to("#polls-open-now").press("Enter");
        desk.sees("#polls-desk-list [data-state=open]", text);
    }

    private static void talk(Keyboard trainee, Keyboard desk) {
        desk.to("#talk-chat").choose("everybody").to("#talk-hands-on").press("Space");
        trainee.sees("#talk-raise").jump("talk-chat").to("#talk-text").write(LINE);
        trainee.press("Enter").sees("#talk-lines li", LINE);
        trainee.to(".talk-reaction[data-kind=thanks]").press("Enter");
        trainee.sees(".talk-reaction[data-beat]");
        trainee.to("#talk-raise").press("Enter").sees("#talk-raise[aria-pressed=true]");
        desk.sees("#hall-jumps a[href='#talk-hands-part'][data-waits=true]");
        desk.jump("talk-hands-part").to("#talk-hands [data-act=call]").press("Enter");
        trainee.sees("#talk-called").hears("talk-called");
    }

    private static void order(Keyboard trainee, Keyboard desk) {
        desk.jump("talk-lines-part").to("[data-line] [data-act=remove]").press("Enter");
        desk.write(REASON).press("Enter").sees("[data-line][data-state=removed]");
        trainee.seesNoMore("#talk-lines li");
        desk.page().waitForFunction("() => document.activeElement.matches('[data-line] [data-act=show]')");
        desk.press("Enter").sees("[data-line][data-state=shown]");
        trainee.sees("#talk-lines li", LINE);

        desk.card(ASKED).to(".desk-card:focus-within .desk-more summary").press("Enter");
        desk.to(".desk-card .desk-more [data-act=mute]").press("Enter");
        desk.write(REASON).press("Enter");
        trainee.sees("#talk-muted", REASON).hears(REASON).seesNoMore("#talk-form");
        desk.page().waitForFunction("() => document.activeElement.matches('.desk-more [data-act=lift]')");
        desk.press("Enter");
        trainee.sees("#talk-form").seesNoMore("#talk-muted");
    }

    private static void slides(Keyboard trainee, Keyboard desk) {
        desk.sees("#slides-desk").jump("slides-desk").to("#slides-desk-forward").press("Enter");
        trainee.sees("#hall-slide-text", "metier 1");
        desk.sees("#slides-desk-place", "1 / 2").press("Enter").hears("Diapositive 2");
        trainee.sees("#hall-slide-text", "metier 2").hears("2");
        desk.to("#slides-desk-back").press("Enter");
        trainee.sees("#hall-slide-text", "metier 1");
    }

    /** While many write, vote and react, listeners hear what is meant for them, and not each. */
    private void storm(Keyboard trainee, Keyboard other, Keyboard desk) {
        trainee.heard();
        desk.heard();
        for (int number = 1; number <= 4; number++) {
            send(other, "{type: 'ask', text: 'Question %d de la tempête ?'}".formatted(number));
        }
        for (int number = 1; number <= 8; number++) {
            send(other, "{type: 'talk-say', text: 'Ligne %d'}".formatted(number));
            send(other, "{type: 'talk-react', kind: 'applause'}");
        }
        desk.sees("#desk-incoming .desk-card", "Question 4");
        trainee.sees("#talk-lines li", "Ligne 8");
        trainee.page().waitForTimeout(500);
        List<?> told = trainee.heard();
        assertEquals(List.of(), told, "nothing of it is the trainee's");
        List<?> toldDesk = desk.heard();
        assertTrue(toldDesk.size() <= CALM, toldDesk::toString);
        trainee.jump("talk-chat").to("#talk-read").press("Enter").hears("Ligne 8");
    }

    /** A command of a reader, by the way of those who have no socket. */
    private void send(Keyboard reader, String command) {
        var answer = reader.page().evaluate("""
                ([session, command]) => fetch(`/hall/${session}/commands?language=fr`, {
                  method: "POST",
                  headers: { "Content-Type": "application/json" },
                  body: JSON.stringify({ v: 2, key: crypto.randomUUID(), ...command }),
                }).then((answer) => answer.text())
                """, List.of(session, reader.page().evaluate("() => (" + command + ")")));
        assertTrue(answer.toString().contains("\"done\""), answer::toString);
    }
}
