package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;

/** Somebody who has nothing but a keyboard, and hears what the page's live regions say. */
record Keyboard(Page page) {

    private static final Path SPOKEN = Path.of("src/test/resources/spoken.js");
    private static final int MOST_STEPS = 400;

    /** What has the focus shows it with a ring, and is not all under the row that stays in sight. */
    private static final String SEEN = """
            () => {
              const at = document.activeElement;
              const ring = (one) => one && getComputedStyle(one).outlineStyle !== "none"
                && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
              const row = document.getElementById("hall-jumps");
              const under = row && !row.contains(at) && row.getClientRects().length > 0
                && at.getBoundingClientRect().bottom <= row.getBoundingClientRect().bottom
                && at.getBoundingClientRect().top >= row.getBoundingClientRect().top;
              return (ring(at) || ring(at.closest("label"))) && !under;
            }
            """;

    static Keyboard at(Page page) {
        page.addInitScript(SPOKEN);
        return new Keyboard(page);
    }

    /** Comes in by a personal link. */
    Keyboard enter(String link) {
        page.navigate(link);
        to("form[action*='/enter/'] button").press("Enter");
        page.waitForURL(address -> !address.contains("/enter/"));
        return this;
    }

    /** Goes on by Tab until the focus is where the selector says. */
    Keyboard to(String selector) {
        return by("Tab", selector);
    }

    /** The same the other way. */
    Keyboard back(String selector) {
        return by("Shift+Tab", selector);
    }

    private Keyboard by(String key, String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (has(selector)) {
                assertTrue((boolean) page.evaluate(SEEN), () -> "the focus is seen at " + selector);
                return this;
            }
            press(key);
        }
        return fail("no way by the keyboard to " + selector);
    }

    /** Follows the way to a section. */
    Keyboard jump(String section) {
        return to("#hall-jumps a[href='#" + section + "']").press("Enter");
    }

    /** Walks to the card of a question at the desk. */
    Keyboard card(String words) {
        for (String key : List.of("k", "j")) {
            for (int steps = 0; steps < 30; steps++) {
                if ((boolean) page.evaluate(
                        "words => document.activeElement.matches('.desk-card')"
                                + " && document.activeElement.textContent.includes(words)",
                        words)) {
                    return this;
                }
                press(key);
            }
        }
        return fail("no card with " + words);
    }

    Keyboard press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keyboard write(String words) {
        page.keyboard().insertText(words);
        return this;
    }

    /** Chooses in the list that has the focus. */
    Keyboard choose(String value) {
        press("Home");
        for (int steps = 0; steps < 30; steps++) {
            if (page.evaluate("() => document.activeElement.value").equals(value)) {
                return this;
            }
            press("ArrowDown");
        }
        return fail("not in the list: " + value);
    }

    Keyboard sees(String selector, String words) {
        page.locator(selector, new Page.LocatorOptions().setHasText(words))
                .first()
                .waitFor();
        return this;
    }

    Keyboard sees(String selector) {
        page.locator(selector).first().waitFor();
        return this;
    }

    Keyboard seesNoMore(String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    boolean has(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Waits until the page has said this. */
    Keyboard hears(String words) {
        page.waitForFunction("words => window.spoken.some(text => text.includes(words))", words);
        return this;
    }

    /** What the page has said since one last asked. */
    List<?> heard() {
        return (List<?>) page.evaluate("() => window.spoken.splice(0)");
    }

    /** Fails where the page breaks a rule of WCAG 2.2 AA that a program can tell. */
    Keyboard isAccessible() {
        var found = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertEquals(
                List.of(),
                found.getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList(),
                page.url());
        return this;
    }
}
