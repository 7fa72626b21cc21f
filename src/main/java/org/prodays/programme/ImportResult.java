package org.prodays.programme;

import java.util.stream.Stream;
import org.prodays.ground.Changes;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/** What an import did, by kind. */
public record ImportResult(
        int number,
        Changes edition,
        Changes regions,
        Changes establishments,
        Changes sectors,
        Changes trades,
        Changes people,
        Changes sessions) {

    /** Whether the database is as it was before. */
    public boolean nothingChanged() {
        return Stream.of(edition, regions, establishments, sectors, trades, people, sessions)
                .allMatch(Changes::nothing);
    }

    /** The result in a reader's language, a line for each kind; one line when nothing changed. */
    public String told(Language language) {
        if (nothingChanged()) {
            return Texts.say(language, "programme_import_nothing", number);
        }
        return String.join(
                "\n",
                Texts.say(language, "programme_import_done", number),
                line(language, "programme_import_edition", edition),
                line(language, "programme_import_regions", regions),
                line(language, "programme_import_establishments", establishments),
                line(language, "programme_import_sectors", sectors),
                line(language, "programme_import_trades", trades),
                line(language, "programme_import_people", people),
                line(language, "programme_import_sessions", sessions));
    }

    private static String line(Language language, String kind, Changes changes) {
        return Texts.say(language, kind) + " "
                + Texts.say(
                        language,
                        "programme_import_counts",
                        changes.added(),
                        changes.changed(),
                        changes.unchanged(),
                        changes.removed());
    }
}
