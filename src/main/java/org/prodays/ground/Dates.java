package org.prodays.ground;

import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;

/** Days and times as people write them: Moroccan month names in Arabic, Western digits, 24 hours. The clock is the given wall time's. */
@TemplateExtension
public final class Dates {

    private Dates() {}

    /** «الثلاثاء 9 فبراير 2021», « mardi 9 février 2021 », "Tuesday 9 February 2021". */
    public static String longDay(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "EEEE d MMMM y");
    }

    /** Day and month without the year. */
    public static String shortDay(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "EEE d MMM");
    }

    /** «9 فبراير 2021»: without the weekday. */
    public static String plainDay(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "d MMMM y");
    }

    /** «9 فبراير»: without weekday and year. */
    public static String dayAndMonth(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "d MMMM");
    }

    /** The weekday alone, short. */
    public static String weekday(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "EEE");
    }

    /** The month alone. */
    public static String monthName(LocalDate day, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(day.atStartOfDay(), (Language) language, "MMMM");
    }

    /** {@code 09:30}. */
    public static String clock(LocalDateTime time, @TemplateExtension.TemplateAttribute("language") Object language) {
        return format(time, (Language) language, "HH:mm");
    }

    private static String format(LocalDateTime wallTime, Language language, String pattern) {
        boolean first = language == Language.FR && wallTime.getDayOfMonth() == 1;
        String written = first ? pattern.replace("d ", "'1er' ") : pattern; // « 1er décembre », but « 2 décembre »
        var format = new SimpleDateFormat(written, ULocale.forLocale(language.locale()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(wallTime.toInstant(ZoneOffset.UTC)));
    }
}
