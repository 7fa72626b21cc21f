package org.prodays.programme;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** For the page frame: the edition on show, or null when there is none or it cannot be looked up (on an event loop). */
@Named("masthead")
@RequestScoped
public class Masthead {

    private final Programme programme;
    private @Nullable Edition edition;
    private boolean asked;

    Masthead(Programme programme) {
        this.programme = programme;
    }

    public @Nullable Edition edition() {
        if (!asked && BlockingOperationControl.isBlockingAllowed()) {
            edition = programme.edition().orElse(null);
            asked = true;
        }
        return edition;
    }
}
