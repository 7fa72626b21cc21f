package org.prodays.media;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.prodays.captions.CaptionLanguage;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.TrackKind;

/**
 * A multivariant playlist (rfc8216bis §4.4.6): each size of pictures with each codec of sound, then each sound alone. A player takes
 * those whose codecs it has. Captions go with each of them; whether they transcribe what is said or translate it is not known, so no
 * characteristics are claimed.
 *
 * @param inits configurations told of, the last of each rendition the newest
 * @param address of a rendition's media playlist
 * @param captions the media playlists of captions
 */
record Multivariant(
        Map<RenditionName, List<Init>> inits,
        Rates rates,
        Function<RenditionName, String> address,
        Map<CaptionLanguage, String> captions) {
    private static final String CAPTIONS = "captions";

    /** The addresses of the captions in some languages. */
    static Map<CaptionLanguage, String> captions(
            Set<CaptionLanguage> languages, Function<CaptionLanguage, String> address) {
        var captions = new EnumMap<CaptionLanguage, String>(CaptionLanguage.class);
        languages.forEach(language -> captions.put(language, address.apply(language)));
        return captions;
    }

    /** The sound alone at another address, with the captions. */
    Multivariant sound(RenditionName name, String at) {
        return new Multivariant(Map.of(name, of(name)), rates, any -> at, captions);
    }

    String text() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        var pictures = all(TrackKind.VIDEO);
        var sounds = all(TrackKind.AUDIO);
        if (!pictures.isEmpty()) {
            sounds.forEach(sound -> group(text, sound));
        }
        captions.forEach((language, uri) -> captions(text, language, uri));
        for (RenditionName picture : pictures) {
            if (sounds.isEmpty()) {
                variant(text, Set.of(picture), "");
            }
            sounds.forEach(sound -> variant(text, new LinkedHashSet<>(List.of(picture, sound)), grouped(sound)));
        }
        sounds.forEach(sound -> variant(text, Set.of(sound), pictures.isEmpty() ? "" : grouped(sound)));
        return text.toString();
    }

    private List<RenditionName> all(TrackKind kind) {
        return inits.keySet().stream()
                .filter(name -> name.kind() == kind)
                .sorted()
                .toList();
    }

    private static String grouped(RenditionName sound) {
        return ",AUDIO=\"" + sound.word() + '"';
    }

    /** Apple's rules for authors (8.10) want a language; what is spoken is not known here. */
    private void group(StringBuilder text, RenditionName sound) {
        text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" + sound.word()
                + "\",NAME=\"audio\",LANGUAGE=\"und\",DEFAULT=YES,AUTOSELECT=YES,STABLE-RENDITION-ID=\"" + sound.word()
                + "\",CHANNELS=\"" + newest(sound).channels() + "\",URI=\"" + address.apply(sound) + "\"\n");
    }

    /** rfc8216bis §4.4.6.1; a player that chooses by itself takes the language of its reader. */
    private static void captions(StringBuilder text, CaptionLanguage language, String uri) {
        text.append("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"" + CAPTIONS + "\",NAME=\"" + language.ownName()
                + "\",LANGUAGE=\"" + language.tag()
                + "\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,STABLE-RENDITION-ID=\"captions-"
                + language.tag() + "\",URI=\"" + uri + "\"\n");
    }

    /**
     * Without {@code CLOSED-CAPTIONS=NONE} some players offer captions within the pictures, where there are none. One address has one
     * stable name, whatever sound goes with it (§4.4.6.2).
     *
     * @param names the renditions played together; the first is the variant's own
     */
    private void variant(StringBuilder text, Set<RenditionName> names, String group) {
        var bits = names.stream()
                .map(name -> rates.bits(newest(name)))
                .reduce(Rates.Bits::plus)
                .orElseThrow();
        var own = names.iterator().next();
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=" + bits.peak() + ",AVERAGE-BANDWIDTH=" + bits.average() + ",CODECS=\""
                + String.join(",", codecs(names)) + '"' + pictures(own) + ",STABLE-VARIANT-ID=\"" + own.word() + '"'
                + group + ",CLOSED-CAPTIONS=NONE"
                + (captions.isEmpty() ? "" : ",SUBTITLES=\"" + CAPTIONS + '"') + '\n' + address.apply(own) + '\n');
    }

    private String pictures(RenditionName own) {
        if (own.kind() == TrackKind.AUDIO) {
            return "";
        }
        var newest = newest(own);
        double frames = rates.frames(own);
        return ",RESOLUTION=" + newest.width() + "x" + newest.height()
                + (frames == 0 ? "" : String.format(Locale.ROOT, ",FRAME-RATE=%.3f", frames));
    }

    private Set<String> codecs(Set<RenditionName> names) {
        var codecs = new LinkedHashSet<String>();
        names.forEach(name -> of(name).forEach(init -> codecs.add(init.codec())));
        return codecs;
    }

    private Init newest(RenditionName name) {
        return of(name).getLast();
    }

    private List<Init> of(RenditionName name) {
        return inits.getOrDefault(name, List.of());
    }
}
