package org.prodays.slides;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.prodays.ground.Language;
import org.prodays.programme.Session;
import org.prodays.programme.SessionPart;

/** The files of the slides on a session's page, where everybody may take them away. */
@ApplicationScoped
class FilesOnSession implements SessionPart {

    private final ShownUploads uploads;

    FilesOnSession(ShownUploads uploads) {
        this.uploads = uploads;
    }

    /** What the page shows. */
    @CheckedTemplate(basePath = "slides")
    record SessionFiles(Session session, List<ShownUpload> files, String lang) implements TemplateInstance {}

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String html(Session session, Language language) {
        if (!uploads.offered(session)) {
            return "";
        }
        var ready = ready(session, language);
        return ready.isEmpty()
                ? ""
                : new SessionFiles(session, ready, language.tag())
                        .setAttribute("language", language)
                        .render();
    }

    private List<ShownUpload> ready(Session session, Language language) {
        try {
            return uploads.of(session, language).stream()
                    .filter(ShownUpload::ready)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
