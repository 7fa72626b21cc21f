package org.prodays.attendance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Csv;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.ground.Zones;
import org.prodays.programme.Session;

/** The attendance of one session as a table for spreadsheets, in one language. Its head says what "present" means. */
final class AttendanceFile {

    private final Csv csv = new Csv();
    private final Session session;
    private final Language language;

    AttendanceFile(Session session, @Nullable CountedTime time, PresenceRule rule, Language language) {
        this.session = session;
        this.language = language;
        var head = new ArrayList<Object>();
        for (String column : List.of("name", "identifier", "role", "establishment")) {
            head.add(Texts.say(language, "attendance_file_" + column));
        }
        int minutes = time == null ? 0 : time.seconds() / 60;
        head.add(Texts.say(language, "attendance_file_present", rule.percent(), minutes));
        for (String column :
                List.of("live", "percent", "video", "audio", "text", "collective", "replay", "first", "last")) {
            head.add(Texts.say(language, "attendance_file_" + column));
        }
        csv.row(head);
    }

    void add(Attended one) {
        var followed = one.followed();
        var row = who(followed.who());
        row.add(said(one.present() ? "yes" : "no"));
        row.add(one.liveMinutes());
        row.add(one.percent());
        followed.by().values().forEach(seconds -> row.add(seconds / 60));
        row.add(one.replayMinutes());
        row.add(clock(followed.first()));
        row.add(clock(followed.last()));
        csv.row(row);
    }

    /** A name on a list of someone who did not come. */
    void addAbsent(Attendee who) {
        var row = who(who);
        row.add(said("no"));
        for (int i = 0; i < 3 + Means.values().length; i++) {
            row.add(0);
        }
        row.add("");
        row.add("");
        csv.row(row);
    }

    String text() {
        return csv.text();
    }

    private List<Object> who(Attendee who) {
        var row = new ArrayList<Object>();
        row.add(who.name().in(language));
        row.add(who.key() == null ? "" : who.key());
        row.add(who.role() == null ? "" : plain(Texts.say(language, "people_role", who.role())));
        row.add(who.establishment() == null ? "" : who.establishment());
        return row;
    }

    private String said(String what) {
        return Texts.say(language, "attendance_file_" + what);
    }

    /** Without the isolates of direction, which do not belong in a file. */
    private static String plain(String words) {
        return words.replaceAll("[\\u2066-\\u2069]", "");
    }

    private String clock(@Nullable Instant instant) {
        return instant == null
                ? ""
                : Zones.wallTime(session.slot().zone(), instant)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace('T', ' ');
    }
}
