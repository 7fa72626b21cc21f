package org.prodays.media;

import org.jspecify.annotations.Nullable;
import org.prodays.formats.Time;

/**
 * The delivery directives of a playlist request (rfc8216bis §6.2.5).
 *
 * @param sequence {@code _HLS_msn}, -1 when absent
 * @param part {@code _HLS_part}, -1 when absent
 * @param skip {@code _HLS_skip}: whether a delta update will do; {@code v2} allows to leave out date ranges too, of which there are none
 */
record Reload(int sequence, int part, boolean skip) {
    static final Reload NONE = new Reload(-1, -1, false);

    /** §6.2.5.2, the Advance Part Limit: three seconds of parts where parts are shorter than a second. */
    private static final int ADVANCE_PARTS = (int) Math.ceilDiv(3 * Time.SECOND, Time.PART_TARGET);

    /**
     * The directives in a request's query; null when they are none. Read here, as what the server makes of a query would be held with
     * each request that waits.
     */
    static @Nullable Reload of(@Nullable String query) {
        return query == null
                ? NONE
                : parse(value(query, "_HLS_msn="), value(query, "_HLS_part="), value(query, "_HLS_skip="));
    }

    private static @Nullable String value(String query, String word) {
        int at = query.startsWith(word) ? 0 : query.indexOf('&' + word) + 1;
        if (at == 0 && !query.startsWith(word)) {
            return null;
        }
        int end = query.indexOf('&', at);
        return query.substring(at + word.length(), end < 0 ? query.length() : end);
    }

    /** Null when the numbers are none, a part is told without a sequence, or skip is neither YES nor v2. */
    static @Nullable Reload parse(@Nullable String msn, @Nullable String part, @Nullable String skip) {
        boolean delta = skip != null && (skip.equals("YES") || skip.equals("v2"));
        if (!number(msn) || !number(part) || (msn == null && part != null) || (skip != null && !delta)) {
            return null;
        }
        return new Reload(msn == null ? -1 : Integer.parseInt(msn), part == null ? -1 : Integer.parseInt(part), delta);
    }

    boolean blocking() {
        return sequence >= 0;
    }

    /** §6.2.5.2: more than two segments, or too many parts, ahead of the playlist. */
    boolean tooFar(Rendition.State state) {
        int next = state.nextSequence();
        int present = sequence == next ? state.parts().size() : 0;
        return sequence > next + 1 || (sequence >= next && part >= present + ADVANCE_PARTS);
    }

    boolean met(Rendition.State state) {
        return part < 0 ? state.ended() || state.nextSequence() > sequence : state.has(sequence, part);
    }

    private static boolean number(@Nullable String text) {
        return text == null
                || (!text.isEmpty() && text.length() <= 8 && text.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
