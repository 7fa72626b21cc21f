package org.prodays.ground;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who reads this answer: the language of the page's path, and the path without it, so that the language switch keeps the page. */
@Named("reader")
@RequestScoped
public class Reader {

    private Language language = Language.FR;
    private String path = "";

    public Language language() {
        return language;
    }

    /** The path after the language, beginning with a slash or empty, with its query: {@code /programme?sector=MA}. */
    public String path() {
        return path;
    }

    void is(Language reading, String page) {
        language = reading;
        path = page;
    }

    public Language[] languages() {
        return Language.values();
    }
}
