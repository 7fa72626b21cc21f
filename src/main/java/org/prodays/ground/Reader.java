package org.prodays.ground;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who reads this answer: the language of the page's path, and the path without it, so that the language switch keeps the page. */
@Named("reader")
@RequestScoped
public class Reader {

    private Language language = Language.FR;
    private String path = "";
    private String origin = "";
    private boolean savesData;

    public Language language() {
        return language;
    }

    /** The path after the language, beginning with a slash or empty, with its query: {@code /programme?sector=MA}. */
    public String path() {
        return path;
    }

    /** The scheme and host of this request, for addresses that must be whole: {@code https://prodays.example}. */
    public String origin() {
        return origin;
    }

    /** Whether the page is {@code section}, such as {@code /trades}, or lies below it. */
    public boolean at(String section) {
        return path.startsWith(section)
                && (path.length() == section.length() || "/?".indexOf(path.charAt(section.length())) >= 0);
    }

    /** Whether the browser asks to be sent little (the header {@code Save-Data} of the W3C's draft of that name). */
    public boolean savesData() {
        return savesData;
    }

    void saves(boolean data) {
        savesData = data;
    }

    void is(Language reading, String page, String from) {
        language = reading;
        path = page;
        origin = from;
    }

    public Language[] languages() {
        return Language.values();
    }
}
