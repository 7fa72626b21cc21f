package org.prodays.slides;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the settings say, as the things they are about. */
class SlidesBeans {

    @Produces
    @Singleton
    UploadFiles uploads(SlidesSettings settings) {
        return new UploadFiles(settings.folder().resolve("files"));
    }

    @Produces
    @Singleton
    Pictures pictures(SlidesSettings settings) {
        return new Pictures(settings.folder().resolve("pictures"));
    }

    @Produces
    @Singleton
    OfficeFile office(SlidesSettings settings) {
        return new OfficeFile(settings.office());
    }

    @Produces
    @Singleton
    Rendering rendering(SlidesSettings settings, OfficeFile office, Pictures pictures) {
        var drawing = new Drawing(settings.mostPages(), settings.secondsPerPage());
        return new Rendering(drawing, office, pictures, settings.folder().resolve("work"));
    }
}
