package org.prodays.slides;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.PlayerClock;
import org.prodays.hall.HallPart;
import org.prodays.hall.Seat;
import org.prodays.hall.Side;
import org.prodays.programme.Session;

/** The slide that is shown, as part of the hall: one message a change. After the end, all that were, each with its second of the replay. */
@ApplicationScoped
class SlidesPart implements HallPart {
    static final String NAME = "slides";

    private static final int MOST_WORDS = 2000;
    private static final int ORDER = 10;

    private final Showing showing;
    private final Timelines timelines;

    SlidesPart(Showing showing, Timelines timelines) {
        this.showing = showing;
        this.timelines = timelines;
    }

    /**
     * What is shown.
     *
     * @param slide null where the slides were taken away
     * @param number its place, from 1; 0 without a slide
     * @param shownAt since when, so that it comes with the picture and the sound of that moment
     */
    record Shown(@Nullable ShownSlide slide, int number, int of, Instant shownAt) {
        static Shown of(Turn turn) {
            var slide = turn.slide();
            return new Shown(
                    slide == null ? null : ShownSlide.of(slide).atMost(MOST_WORDS),
                    turn.number(),
                    turn.of(),
                    turn.shownAt());
        }
    }

    /** The place of the slide on the hall's page; after the end with a list of all, that can be read without a script. */
    @CheckedTemplate(basePath = "slides")
    record HallSlides(Session session, List<Chapter> chapters, String lang) implements TemplateInstance {}

    /** A slide in the replay. */
    record Chapter(int second, String clock, int number, String title) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<Side, ?> views(Session session) {
        return showing.now(session.id())
                .map(turn -> Map.of(Side.VIEWERS, Shown.of(turn)))
                .orElse(Map.of());
    }

    @Override
    public Optional<Piece> piece(Seat seat) {
        if (seat.side() == Side.DESK) {
            return Optional.empty();
        }
        var session = seat.session();
        String html = new HallSlides(session, chapters(session), seat.language().tag())
                .setAttribute("language", seat.language())
                .render();
        return Optional.of(new Piece(Place.SCREEN, ORDER, html, NAME));
    }

    private List<Chapter> chapters(Session session) {
        if (session.state() != Session.State.ENDED) {
            return List.of();
        }
        var timeline = timelines.of(session);
        return timeline.turns().stream()
                .filter(at -> at.slide() >= 0)
                .map(at -> new Chapter(
                        (int) at.second(),
                        PlayerClock.at((int) at.second()),
                        at.number(),
                        timeline.slides().get(at.slide()).title()))
                .toList();
    }
}
