package org.prodays.programme;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.ground.Zones;

/** The zone of a time as people call it: «توقيت المغرب (غرينيتش)», « heure du Maroc (GMT) », by the offset really in force. */
@TemplateExtension
final class ZoneName {

    private ZoneName() {}

    static String zoneName(Slot slot, @TemplateExtension.TemplateAttribute("language") Object language) {
        return words((Language) language, slot.zone(), slot.startsAt());
    }

    static String words(Language language, ZoneId zone, Instant at) {
        String offset = Texts.say(language, "programme_offset", sign(Zones.offset(zone, at)));
        if (zone.getId().equals("Africa/Casablanca") || zone.getId().equals("Africa/El_Aaiun")) {
            return Texts.say(language, "programme_zone_morocco", offset);
        }
        return Texts.say(language, "programme_zone_elsewhere", city(language, zone), offset);
    }

    private static String city(Language language, ZoneId zone) {
        @Nullable
        String city =
                TimeZoneNames.getInstance(ULocale.forLocale(language.locale())).getExemplarLocationName(zone.getId());
        return city == null ? zone.getId() : city;
    }

    /** Nothing, {@code +1}, {@code −5:30}. */
    private static String sign(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds() / 60);
        if (minutes == 0) {
            return "";
        }
        String hours = (offset.getTotalSeconds() < 0 ? "−" : "+") + minutes / 60;
        return minutes % 60 == 0 ? hours : "%s:%02d".formatted(hours, minutes % 60);
    }
}
