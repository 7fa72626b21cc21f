package org.prodays.hall;

import org.jspecify.annotations.Nullable;

/** The written answer, or the place to which a question is routed, in its language and direction. */
record ShownReply(String text, String language, String direction) {

    static @Nullable ShownReply of(Standing now) {
        return now.reply() == null
                ? null
                : new ShownReply(
                        now.reply().text(),
                        now.reply().language().tag(),
                        now.reply().language().direction());
    }
}
