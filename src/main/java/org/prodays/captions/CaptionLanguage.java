package org.prodays.captions;

import java.util.Optional;

/** The languages that captions may be in. */
public enum CaptionLanguage {
    AR("ar", "العربية"),
    FR("fr", "Français"),
    EN("en", "English");

    private final String tag;
    private final String ownName;

    CaptionLanguage(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The tag of RFC 5646, also in addresses and on disk. */
    public String tag() {
        return tag;
    }

    /** What players show in their list. */
    public String ownName() {
        return ownName;
    }

    /** That of a tag ({@code ar}, {@code fr}, {@code en}); empty for any other. */
    public static Optional<CaptionLanguage> of(String tag) {
        for (CaptionLanguage language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
