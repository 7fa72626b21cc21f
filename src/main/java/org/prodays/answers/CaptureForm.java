package org.prodays.answers;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.ground.Refusal;
import org.prodays.ground.TypedText;
import org.prodays.trades.Competency;
import org.prodays.trades.Trade;

/** What the form of an answer sends, as it was typed, so that nothing is lost with a refusal. */
record CaptureForm(
        String version,
        String from,
        String until,
        List<String> trades,
        List<String> skills,
        String ar,
        String fr,
        String en) {

    static final int LONGEST_GIST = 1000;

    private static final int MOST = 40;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}([.,]\\d{1,3})?");

    static CaptureForm of(MultivaluedMap<String, String> form) {
        return new CaptureForm(
                first(form, "version"),
                first(form, "from"),
                first(form, "until"),
                all(form, "trade"),
                all(form, "skill"),
                first(form, "gist_ar"),
                first(form, "gist_fr"),
                first(form, "gist_en"));
    }

    /** As it stands before anything is typed; {@code clip} is the one that would be played. */
    static CaptureForm of(Answer answer, @Nullable ShownClip clip) {
        @Nullable Localized gist = answer.capture().gist();
        return new CaptureForm(
                Integer.toString(answer.version()),
                clip == null ? "" : ShownClip.tenths(clip.from()),
                clip == null ? "" : ShownClip.tenths(clip.until()),
                answer.capture().trades(),
                answer.capture().skills().stream()
                        .map(skill -> skill.trade() + " " + skill.competency())
                        .toList(),
                words(gist == null ? null : gist.ar()),
                words(gist == null ? null : gist.fr()),
                words(gist == null ? null : gist.en()));
    }

    int seen() {
        if (!version.matches("\\d{1,9}")) {
            throw new Refusal(400, "answers_refusal_form");
        }
        return Integer.parseInt(version);
    }

    Capture capture() {
        return new Capture(
                clip(), trades, skills.stream().map(CaptureForm::skill).toList(), gist());
    }

    public boolean about(Trade trade) {
        return trades.contains(trade.key());
    }

    public boolean speaksOf(Trade trade, Competency competency) {
        return skills.contains(trade.key() + " " + competency.key());
    }

    public String gist(Language language) {
        return switch (language) {
            case AR -> ar;
            case FR -> fr;
            case EN -> en;
        };
    }

    private Capture.@Nullable Clip clip() {
        if (from.isBlank() && until.isBlank()) {
            return null;
        }
        var clip = new Capture.Clip(seconds(from), seconds(until));
        if (clip.from() >= clip.until()) {
            throw new Refusal(422, "answers_refusal_clip");
        }
        return clip;
    }

    private static double seconds(String typed) {
        if (!SECONDS.matcher(typed.strip()).matches()) {
            throw new Refusal(422, "answers_refusal_clip");
        }
        return Double.parseDouble(typed.strip().replace(',', '.'));
    }

    private static Capture.Skill skill(String keys) {
        int space = keys.indexOf(' ');
        if (space < 0) {
            throw new Refusal(400, "answers_refusal_form");
        }
        return new Capture.Skill(keys.substring(0, space), keys.substring(space + 1));
    }

    private @Nullable Localized gist() {
        @Nullable String arabic = cleaned(ar);
        @Nullable String french = cleaned(fr);
        @Nullable String english = cleaned(en);
        return arabic == null && french == null && english == null ? null : new Localized(arabic, french, english);
    }

    private static @Nullable String cleaned(String typed) {
        String words = TypedText.paragraphs(typed);
        TypedText.refuseLonger(words, LONGEST_GIST);
        return words.isEmpty() ? null : words;
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        return words(form.getFirst(field));
    }

    private static List<String> all(MultivaluedMap<String, String> form, String field) {
        return Optional.ofNullable(form.get(field)).orElse(List.of()).stream()
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String words(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
