package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.hall.HallParts;

/** Puts the slides that were made of a file into the order of their session. */
@ApplicationScoped
class NewSlides {

    private final UploadStore uploads = new UploadStore();
    private final SlidesStore slides = new SlidesStore();
    private final Database database;
    private final HallParts parts;
    private final Ids ids;
    private final Clock clock;

    NewSlides(Database database, HallParts parts, Ids ids, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.ids = ids;
        this.clock = clock;
    }

    void keep(Upload upload, List<DrawnSlide> drawn) {
        database.change(handle -> {
            slides.lock(handle, upload.session());
            var made = new ArrayList<Slide>();
            for (DrawnSlide one : drawn) {
                var slide = new Slide(ids.next(), one);
                made.add(slide);
                slides.add(handle, upload.id(), made.size(), slide);
            }
            var before = slides.arrangement(handle, upload.session());
            var after = before.with(made, upload.place());
            var change = new SlidesStore.Change(Arrangement.Kind.UPLOADED, upload.person(), clock.instant());
            slides.arrange(handle, upload.session(), change, after);
            uploads.state(handle, upload.id(), Upload.State.READY, made.size());
        });
        parts.changed(upload.session(), SlidesPart.NAME);
    }
}
