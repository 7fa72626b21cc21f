package org.prodays.ground;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;

/** Gives each template the reader's language, so that {@code {m:…}} and the dates need not be told. */
final class TemplateLanguage {

    private final Reader reader;

    TemplateLanguage(Reader reader) {
        this.reader = reader;
    }

    void configure(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(instance -> {
            if (Arc.container().requestContext().isActive()) {
                instance.setAttribute("language", reader.language());
            }
        });
    }
}
