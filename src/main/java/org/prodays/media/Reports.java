package org.prodays.media;

import java.util.List;
import java.util.Set;
import org.prodays.captions.CaptionLanguage;

/**
 * What a media playlist tells of the newest of all others, so that a player who changes to one need not guess (rfc8216bis §4.4.5.4, B.1).
 *
 * @param renditions the others
 * @param captions the others
 */
record Reports(List<Rendition> renditions, Set<CaptionLanguage> captions) {

    /** @param own of the playlist that tells, on whose grid of segments all are */
    void tell(SegmentLines lines, Rendition.State own) {
        renditions.forEach(rendition -> rendition(lines, rendition));
        if (!own.window().isEmpty()) {
            captions.forEach(language -> line(lines, Names.captions(language), own.nextSequence() - 1, -1));
        }
    }

    private static void rendition(SegmentLines lines, Rendition rendition) {
        var other = rendition.state();
        int sequence = other.nextSequence();
        int last = other.parts().size() - 1;
        if (last < 0 && !other.window().isEmpty()) {
            sequence--;
            last = other.window().getLast().parts().size() - 1;
        }
        if (other.begun()) {
            line(lines, Names.playlist(rendition.name()), sequence, last);
        }
    }

    private static void line(SegmentLines lines, String uri, int sequence, int part) {
        lines.line("#EXT-X-RENDITION-REPORT:URI=\"" + uri + "\",LAST-MSN=" + sequence
                + (part < 0 ? "" : ",LAST-PART=" + part));
    }
}
