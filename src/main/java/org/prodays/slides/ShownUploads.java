package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** The files of a session as they are shown, and whether everybody may take them away. */
@ApplicationScoped
class ShownUploads {

    private final Uploads uploads;
    private final Workshop workshop;
    private final Offers offers;

    ShownUploads(Uploads uploads, Workshop workshop, Offers offers) {
        this.uploads = uploads;
        this.workshop = workshop;
        this.offers = offers;
    }

    List<ShownUpload> of(Session session, Language language) throws IOException {
        var shown = new ArrayList<ShownUpload>();
        for (Upload upload : uploads.of(session)) {
            shown.add(of(upload, language));
        }
        return shown;
    }

    ShownUpload of(Upload upload, Language language) throws IOException {
        return ShownUpload.of(upload, uploads.received(upload), workshop.made(upload), language);
    }

    boolean offered(Session session) {
        return offers.of(session);
    }

    void offer(Session session, Person by, boolean offered) {
        if (offered) {
            offers.offer(session, by);
        } else {
            offers.withdraw(session);
        }
    }
}
