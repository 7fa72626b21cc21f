package org.prodays.ground;

import java.util.Locale;
import java.util.Optional;

/** A language of the site. All three are equal; none is a fallback of another in what people read. */
public enum Language {
    AR("ar", "ar-MA", "rtl", "العربية", "ع"),
    FR("fr", "fr-MA", "ltr", "Français", "FR"),
    EN("en", "en-GB", "ltr", "English", "EN");

    private final String tag;
    private final Locale locale;
    private final String direction;
    private final String ownName;
    private final String shortName;

    Language(String tag, String localeTag, String direction, String ownName, String shortName) {
        this.tag = tag;
        this.locale = Locale.forLanguageTag(localeTag);
        this.direction = direction;
        this.ownName = ownName;
        this.shortName = shortName;
    }

    /** The first segment of each page's path and the {@code lang} attribute: {@code ar}, {@code fr} or {@code en}. */
    public String tag() {
        return tag;
    }

    /** The locale that formats dates and numbers; the full tag, since bare {@code ar} has other months and digits. */
    public Locale locale() {
        return locale;
    }

    /** The {@code dir} attribute: {@code rtl} or {@code ltr}. */
    public String direction() {
        return direction;
    }

    /** The language's name in itself, for the switch. */
    public String ownName() {
        return ownName;
    }

    /** The same where room is scarce. */
    public String shortName() {
        return shortName;
    }

    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
