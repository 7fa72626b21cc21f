package org.prodays.media;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.WebVtt;
import org.prodays.recordings.Entry;

/** Answers what is asked of the captions of a broadcast, from memory alone. Never blocks. */
final class CaptionDelivery {
    private CaptionDelivery() {}

    static Answer playlist(Origin.Item item, Wish.Captions wish, Reload reload) {
        var broadcast = item.broadcast();
        if (wish.replay() || (broadcast == null && Delivery.ended(item))) {
            return Delivery.replay(item, item.replay().captions(wish.language()));
        }
        var any = broadcast == null ? null : any(broadcast);
        if (broadcast == null || any == null) {
            return Answer.NOT_YET;
        }
        var others = EnumSet.noneOf(CaptionLanguage.class);
        others.addAll(item.captions().languages());
        if (!others.remove(wish.language())) {
            return Answer.NOT_FOUND;
        }
        var reports = new Reports(List.copyOf(broadcast.live().renditions()), others);
        return live(item.told(wish.language()), any, reports, reload);
    }

    private static Answer live(ToldCaptions told, Rendition any, Reports reports, Reload asked) {
        var state = any.state();
        // there are no parts to wait for
        var reload = new Reload(asked.sequence(), -1, false);
        if (!state.ended() && reload.blocking()) {
            if (reload.tooFar(state)) {
                return Answer.BAD;
            }
            if (!reload.met(state)) {
                return new Answer.Wait(any, reload::met);
            }
        }
        return state.window().isEmpty() && !state.ended()
                ? new Answer.Wait(any, now -> now.ended() || !now.window().isEmpty())
                : new Answer.Playlist(told.playlist(state, reports), reload.blocking() ? Delivery.RELOAD_KEPT : 0);
    }

    static Answer segment(Origin.Item item, Wish.CaptionsOf wish) {
        var track = item.captions().track(wish.language());
        return entry(item, wish.sequence())
                .filter(entry -> track.begun() && entry.head().at().toEpochMilli() == wish.at())
                .<Answer>map(
                        entry -> new Answer.Bytes(item.told(wish.language()).segment(entry), WebVtt.TYPE))
                .orElse(Answer.NOT_FOUND);
    }

    static Answer segment(Origin.Item item, Wish.ReplayCaptionsOf wish) {
        var shown = item.captions().replay(wish.language()).shown();
        return entry(item, wish.sequence())
                .filter(entry -> item.captions().ended() && shown.revision() == wish.revision())
                .<Answer>map(entry -> {
                    var cues = shown.cues().stream()
                            .filter(cue -> cue.within(entry.head().start(), entry.end()))
                            .toList();
                    return new Answer.Bytes(WebVtt.segment(cues), WebVtt.TYPE);
                })
                .orElse(Answer.NOT_FOUND);
    }

    /** The segment of a number that was told; the live ones first, as those that could not be kept are only there. */
    private static Optional<Entry> entry(Origin.Item item, int sequence) {
        return Optional.ofNullable(item.broadcast())
                .flatMap(broadcast -> Optional.ofNullable(any(broadcast)))
                .flatMap(any -> any.state().window().stream()
                        .map(LiveSegment::entry)
                        .filter(entry -> entry.head().sequence() == sequence)
                        .findFirst())
                .or(() -> item.recording().entry(sequence));
    }

    /** All renditions have the same segments. */
    private static @Nullable Rendition any(Broadcast broadcast) {
        var renditions = broadcast.live().renditions();
        return renditions.isEmpty() ? null : renditions.iterator().next();
    }
}
