package org.prodays.ground;

/** Escaping for HTML. */
final class Html {

    private Html() {}

    /** Safe in text and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
