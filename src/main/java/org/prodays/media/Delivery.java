package org.prodays.media;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.recordings.Extras;
import org.prodays.recordings.Recording;
import org.prodays.recordings.Thumbnails;

/** Answers what is asked of a broadcast, from memory alone; what is on disk is only named. Never blocks. */
final class Delivery {
    /** §6.2.5.2: a blocking reload may be kept for six target durations, as it always tells of at least what was asked. */
    static final int RELOAD_KEPT = (int) (6 * Time.TARGET_DURATION / Time.SECOND);

    private static final int REPLAY_KEPT = 60;
    private static final Predicate<Rendition.State> BEGUN = Rendition.State::begun;

    private final Origin origin;

    Delivery(Origin origin) {
        this.origin = origin;
    }

    /**
     * The answer to a request.
     *
     * @param reload null when the directives are malformed
     */
    Answer answer(String id, String name, @Nullable Reload reload) {
        var item = origin.item(id).orElse(null);
        var wish = Wish.parse(name);
        if (item == null || wish == null) {
            return Answer.NOT_FOUND;
        }
        if (reload == null) {
            return Answer.BAD;
        }
        return switch (wish) {
            case Wish.Main main -> main(item);
            case Wish.ReplayMain main -> replay(item, item.replay().main());
            case Wish.Saver saver -> saver(item);
            case Wish.Sound sound ->
                sound.replay() || item.broadcast() == null || ended(item)
                        ? replay(item, item.replay().sound())
                        : now(item.broadcast().live().pages().sound(), 0);
            case Wish.Captions captions -> CaptionDelivery.playlist(item, captions, reload);
            case Wish.CaptionsOf segment -> CaptionDelivery.segment(item, segment);
            case Wish.ReplayCaptionsOf segment -> CaptionDelivery.segment(item, segment);
            case Wish.Media media -> media(item, media.rendition(), reload);
            case Wish.ReplayMedia media ->
                replay(
                        item,
                        reload.skip()
                                ? item.replay().delta(media.rendition())
                                : item.replay().media(media.rendition()));
            case Wish.InitOf init -> init(item.recording(), init);
            case Wish.SegmentOf segment -> elsewhere(id, item, segment(item, segment));
            case Wish.SaverOf segment -> saver(item, segment);
            case Wish.PartOf part -> part(item, part);
            case Wish.ExtraOf extra ->
                elsewhere(id, item, extra(item.recording().extras(), extra.name()));
            case Wish.ThumbnailOf one ->
                elsewhere(id, item, thumbnail(item.recording().extras(), one.number()));
        };
    }

    private static Answer main(Origin.Item item) {
        if (ended(item)) {
            return replay(item, item.replay().main());
        }
        if (item.broadcast() == null) {
            return Answer.NOT_YET; // stopped in mid-broadcast; its source may come back
        }
        var live = item.broadcast().live();
        var page = live.pages().main();
        var renditions = live.renditions();
        if (page != null
                && renditions.stream().anyMatch(rendition -> rendition.state().begun())) {
            return new Answer.Playlist(page, 0);
        }
        return renditions.isEmpty()
                ? Answer.NOT_YET
                : new Answer.Wait(renditions.iterator().next(), BEGUN);
    }

    static Answer replay(Origin.Item item, @Nullable Page page) {
        if (page == null || item.recording().entries().isEmpty()) {
            return ended(item) ? Answer.NOT_FOUND : Answer.NOT_YET;
        }
        return new Answer.Playlist(page, ended(item) ? REPLAY_KEPT : 0);
    }

    private static Answer saver(Origin.Item item) {
        if (item.broadcast() == null) {
            return ended(item) ? replay(item, item.replay().saver()) : Answer.NOT_YET;
        }
        return now(item.broadcast().live().pages().saver(), ended(item) ? REPLAY_KEPT : 1);
    }

    private static Answer now(@Nullable Page page, int kept) {
        return page == null ? Answer.NOT_YET : new Answer.Playlist(page, kept);
    }

    /** Those who watch when a broadcast ends get its last window with ENDLIST; sequence numbers never go back. */
    private static Answer media(Origin.Item item, RenditionName name, Reload reload) {
        if (item.broadcast() == null) {
            return ended(item) ? replay(item, item.replay().media(name)) : Answer.NOT_YET;
        }
        var rendition = item.broadcast().live().rendition(name).orElse(null);
        if (rendition == null) {
            return Answer.NOT_FOUND;
        }
        var state = rendition.state();
        if (!state.ended() && reload.blocking()) {
            if (reload.tooFar(state)) {
                return Answer.BAD;
            }
            if (!reload.met(state)) {
                return new Answer.Wait(rendition, reload::met);
            }
        }
        var page = reload.skip() ? rendition.delta() : rendition.page();
        return page == null
                ? new Answer.Wait(rendition, BEGUN)
                : new Answer.Playlist(page, reload.blocking() ? RELOAD_KEPT : 0);
    }

    private static Answer init(Recording recording, Wish.InitOf wish) {
        return recording.inits(wish.rendition()).stream()
                .filter(init -> init.number() == wish.number())
                .<Answer>map(init -> new Answer.Bytes(init.bytes(), Answer.type(wish.rendition())))
                .findFirst()
                .orElse(Answer.NOT_FOUND);
    }

    private static Answer segment(Origin.Item item, Wish.SegmentOf wish) {
        var inMemory = window(item, wish.rendition(), wish.sequence())
                .filter(segment -> segment.entry().piece(wish.rendition()).init() == wish.init())
                .map(LiveSegment::bytes);
        if (inMemory.isPresent()) {
            return new Answer.Bytes(inMemory.get(), Answer.type(wish.rendition()));
        }
        return item.recording()
                .entry(wish.sequence())
                .map(entry -> entry.piece(wish.rendition()))
                .filter(piece -> !piece.gap() && piece.init() == wish.init())
                .<Answer>map(piece -> new Answer.Slice(
                        item.recording().file(wish.rendition()),
                        piece.offset(),
                        piece.length(),
                        Answer.type(wish.rendition())))
                .orElse(Answer.NOT_FOUND);
    }

    private static Answer saver(Origin.Item item, Wish.SaverOf wish) {
        return Optional.ofNullable(item.broadcast())
                .flatMap(broadcast -> broadcast.live().pages().saved().bytes(wish.init(), wish.sequence()))
                .<Answer>map(bytes -> new Answer.Bytes(bytes, Answer.type(RenditionName.SOUND)))
                .orElse(Answer.NOT_FOUND);
    }

    private static Answer part(Origin.Item item, Wish.PartOf wish) {
        var rendition = item.broadcast() == null
                ? null
                : item.broadcast().live().rendition(wish.rendition()).orElse(null);
        if (rendition == null) {
            return Answer.NOT_FOUND;
        }
        var state = rendition.state();
        boolean open = wish.sequence() == state.nextSequence() && wish.init() == state.init();
        var parts = open
                ? state.parts()
                : window(item, wish.rendition(), wish.sequence())
                        .filter(segment ->
                                segment.entry().piece(wish.rendition()).init() == wish.init())
                        .map(LiveSegment::parts)
                        .orElse(List.of());
        if (wish.part() < parts.size()) {
            var found = parts.get(wish.part());
            return found.gap() ? Answer.NOT_FOUND : new Answer.Bytes(found.bytes(), Answer.type(wish.rendition()));
        }
        // §6.2.6: only the hinted part is waited for
        boolean hinted = open && !state.ended() && wish.part() == parts.size();
        return hinted
                ? new Answer.Wait(
                        rendition,
                        now -> now.ended()
                                || now.nextSequence() > wish.sequence()
                                || now.parts().size() > wish.part())
                : Answer.NOT_FOUND;
    }

    /** What is not on this disk any more is in the store under the same names. */
    private Answer elsewhere(String id, Origin.Item item, Answer here) {
        var store = origin.store();
        if (store == null || !item.recording().away()) {
            return here;
        }
        return switch (here) {
            case Answer.Slice slice -> {
                String object = id + "/" + slice.file().getFileName();
                yield new Answer.Away(store, object, slice.offset(), slice.length(), slice.type(), "");
            }
            case Answer.Whole whole -> {
                String name = whole.file().getFileName().toString();
                yield new Answer.Away(store, id + "/" + name, 0, whole.length(), whole.type(), name);
            }
            default -> here;
        };
    }

    private static Answer thumbnail(Extras extras, int number) {
        return extras.thumbnails()
                .flatMap(all -> all.span(number))
                .<Answer>map(span -> new Answer.Slice(
                        extras.file(Thumbnails.PICTURES), span.offset(), span.length(), Answer.typeOf(".jpg")))
                .orElse(Answer.NOT_FOUND);
    }

    private static Answer extra(Extras extras, String name) {
        var size = extras.size(name);
        return size.isEmpty()
                ? Answer.NOT_FOUND
                : new Answer.Whole(extras.file(name), size.getAsLong(), Answer.typeOf(name));
    }

    private static Optional<LiveSegment> window(Origin.Item item, RenditionName name, int sequence) {
        return Optional.ofNullable(item.broadcast())
                .flatMap(broadcast -> broadcast.live().rendition(name))
                .flatMap(rendition -> rendition.state().window().stream()
                        .filter(segment -> segment.entry().head().sequence() == sequence)
                        .findFirst());
    }

    static boolean ended(Origin.Item item) {
        return item.recording().endedAt().isPresent();
    }
}
