package org.prodays.talk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** What everybody in the hall sees beside the lines: how the chat is held, the announcement, and who is called to speak. */
record HallView(Setting setting, @Nullable Notice notice, List<Localized> called) {

    /** Whether there is anything to see: what stands when no moderator has done anything is not told. */
    boolean nothing() {
        return setting.equals(Setting.of(Manner.AT_FIRST)) && notice == null && called.isEmpty();
    }

    /** As {@link Manner}. */
    record Setting(String chat, int slow, boolean hands, boolean reactions) {

        static Setting of(Manner manner) {
            return new Setting(manner.chat().word(), manner.slow(), manner.hands(), manner.reactions());
        }
    }

    /** The announcement. */
    record Notice(String id, String text, String language, String direction) {

        static Notice of(Announcement made) {
            var language = made.wording().language();
            return new Notice(made.id().toString(), made.wording().text(), language.tag(), language.direction());
        }
    }
}
