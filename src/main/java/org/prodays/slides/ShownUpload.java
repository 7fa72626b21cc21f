package org.prodays.slides;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/**
 * A file as a page and its script show it.
 *
 * @param state {@code coming}, {@code waiting}, {@code making}, {@code ready} or {@code failed}
 * @param received bytes that are here
 * @param made pages that are made, of {@code pages}
 * @param message where it stands, in words
 */
record ShownUpload(
        String id, String file, String state, long received, long bytes, int made, int pages, String message) {

    static ShownUpload of(Upload upload, long received, Workshop.Made made, Language language) {
        boolean making = upload.state() == Upload.State.MAKING;
        int pages = making ? made.of() : upload.pages();
        return new ShownUpload(
                upload.id().toString(),
                upload.file(),
                upload.state().name().toLowerCase(Locale.ROOT),
                received,
                upload.bytes(),
                making ? made.pages() : upload.pages(),
                pages,
                message(upload, made, language));
    }

    public boolean ready() {
        return state.equals("ready");
    }

    public boolean failed() {
        return state.equals("failed");
    }

    /** To a tenth, and not less. */
    public double megabytes() {
        return Math.max(1, Math.round(bytes / 1e5)) / 10.0;
    }

    private static String message(Upload upload, Workshop.Made made, Language language) {
        BadFile.@Nullable Fault fault = upload.fault();
        if (fault != null) {
            return Texts.say(language, fault.text(), number(upload.detail()));
        }
        return switch (upload.state()) {
            case READY -> Texts.say(language, "slides_state_ready", upload.pages());
            case MAKING -> Texts.say(language, "slides_state_making", made.pages(), made.of());
            case WAITING -> Texts.say(language, "slides_state_waiting");
            case COMING, FAILED -> Texts.say(language, "slides_state_coming");
        };
    }

    private static Object number(String detail) {
        return detail.matches("\\d{1,9}") ? (Object) Integer.valueOf(detail) : detail;
    }
}
