package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.hall.HallParts;
import org.prodays.hall.Heard;

/** What people in the hall report to its moderators; each once. */
@ApplicationScoped
class Reports {

    private static final int MOST_SHOWN = 50;

    private final ReportStore store = new ReportStore();
    private final Database database;
    private final HallParts hall;
    private final Chat chat;
    private final Acts acts;

    Reports(Database database, HallParts hall, Chat chat, Acts acts) {
        this.database = database;
        this.hall = hall;
        this.chat = chat;
        this.acts = acts;
    }

    List<Report> of(UUID session) {
        return database.read(handle -> store.open(handle, session, MOST_SHOWN));
    }

    /** Keeps a report; false when she has made it before. */
    boolean report(Heard heard, Report.Thing thing) {
        UUID session = heard.session().id();
        Report report = report(heard, session, thing);
        if (report.author().equals(heard.person().id())) {
            throw new Refusal(409, "talk_refusal_own");
        }
        return database.write(handle -> store.add(handle, session, report, acts.now()));
    }

    boolean settle(Heard heard, UUID thing) {
        return acts.act(
                heard,
                thing,
                null,
                handle -> require(store.settle(handle, heard.session().id(), thing, acts.now())));
    }

    boolean reopen(Heard heard, UUID thing) {
        return acts.act(
                heard,
                thing,
                null,
                handle -> require(store.reopen(handle, heard.session().id(), thing)));
    }

    private Report report(Heard heard, UUID session, Report.Thing thing) {
        var reporters = List.of(heard.person().id());
        return switch (thing.kind()) {
            case LINE ->
                chat.shown(session, thing.id())
                        .map(line -> new Report(thing, line.wording().text(), line.writer(), reporters))
                        .orElseThrow(() -> new Refusal(404, "talk_refusal_unknown"));
            case QUESTION ->
                hall.shown(session, thing.id())
                        .map(question -> new Report(thing, question.words(), question.asker(), reporters))
                        .orElseThrow(() -> new Refusal(404, "talk_refusal_unknown"));
        };
    }

    private static void require(boolean moved) {
        if (!moved) {
            throw new Refusal(409, "talk_refusal_moved");
        }
    }
}
