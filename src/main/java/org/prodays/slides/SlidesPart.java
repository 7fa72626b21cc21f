package org.prodays.slides;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final SlideOrder order;
    private final Timelines timelines;

    SlidesPart(Showing showing, SlideOrder order, Timelines timelines) {
        this.showing = showing;
        this.order = order;
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

    /** The slides at the desk. */
    @CheckedTemplate(basePath = "slides")
    record DeskSlides(Session session, String lang) implements TemplateInstance {}

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
        var views = new EnumMap<Side, Object>(Side.class);
        var now = showing.now(session.id());
        now.ifPresent(turn -> views.put(Side.VIEWERS, Shown.of(turn)));
        var slides = order.of(session);
        if (slides.size() > 0) {
            views.put(Side.DESK, OnTurn.of(now, slides, before(session, slides), MOST_WORDS));
        }
        return views;
    }

    /** The place of the last slide that was on the screen, from 1; 0 where there was none, or it is no longer there. */
    private int before(Session session, Arrangement slides) {
        return showing.all(session.id()).reversed().stream()
                .map(Turn::slide)
                .filter(Objects::nonNull)
                .findFirst()
                .map(slide -> slides.placeOf(slide.id()))
                .orElse(0);
    }

    @Override
    public Optional<Piece> piece(Seat seat) {
        var session = seat.session();
        String lang = seat.language().tag();
        boolean onDesk = seat.side() == Side.DESK;
        TemplateInstance piece =
                onDesk ? new DeskSlides(session, lang) : new HallSlides(session, chapters(session), lang);
        String html = piece.setAttribute("language", seat.language()).render();
        return Optional.of(new Piece(Place.SCREEN, ORDER, html, onDesk ? "slides-desk" : NAME));
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
