package org.prodays.ground;

/** Escaping for HTML. */
final class Html {

    private Html() {}

    /** Safe in text and in quoted attributes. */
    static String escape(String text) {
        return escapeText(text).replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** Safe in text; leaves entities made by {@link #escape} for arguments as they are, so quotes stay readable. */
    static String escapeText(String text) {
        return text.replaceAll("&(?!(amp|lt|gt|quot|#39);)", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
