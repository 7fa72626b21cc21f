package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.prodays.audience.Command;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

/** How the hall's own commands are read. */
class QuestionCommandsTest {

    private static final UUID ID = UUID.fromString("019aa0d0-0000-7000-8000-000000000001");
    private static final String KEY = "key-0001";

    @Test
    void a_question_may_say_its_language_its_trade_and_that_its_asker_wants_to_be_named() {
        assertEquals(new FromViewer.Ask(KEY, "Quoi ?"), ask("'text':'Quoi ?'"));
        assertEquals(
                new FromViewer.Ask(KEY, "Quoi ?", null, false, null),
                ask("'text':'Quoi ?','language':'','named':'false','trade':''"));
        assertEquals(
                new FromViewer.Ask(KEY, "Quoi ?", Language.AR, true, "welding"),
                ask("'text':'Quoi ?','language':'ar','named':'true','trade':'welding'"));
    }

    @Test
    void a_vote_is_given_or_taken_back() {
        assertEquals(
                new FromViewer.Vote(KEY, ID, true), FromViewer.Vote.read(command("vote", "'question':'" + ID + "'")));
        assertEquals(
                new FromViewer.Vote(KEY, ID, false),
                FromViewer.Vote.read(command("unvote", "'question':'" + ID + "'")));
    }

    @Test
    void each_act_of_the_desk_takes_its_own_fields() {
        String question = "'question':'" + ID + "'";
        assertEquals(
                List.of(
                        new FromDesk.Approve(KEY, ID),
                        new FromDesk.Decline(KEY, ID, Declined.Reason.NO_TIME, ""),
                        new FromDesk.Decline(KEY, ID, Declined.Reason.OTHER, "Parce que."),
                        new FromDesk.Merge(KEY, ID, ID),
                        new FromDesk.Unmerge(KEY, ID),
                        new FromDesk.Edit(KEY, ID, "Autrement ?"),
                        new FromDesk.Route(KEY, ID, "Bureau 4"),
                        new FromDesk.Undo(KEY, ID, 17),
                        new FromDesk.End(KEY)),
                List.of(
                        act("approve", question),
                        act("decline", question + ",'reason':'no_time'"),
                        act("decline", question + ",'reason':'other','words':'Parce que.'"),
                        act("merge", question + ",'into':'" + ID + "'"),
                        act("unmerge", question),
                        act("edit", question + ",'text':'Autrement ?'"),
                        act("route", question + ",'place':'Bureau 4'"),
                        act("undo", question + ",'act':'17'"),
                        act("end", "'key':'" + KEY + "'")));
    }

    @Test
    void whatever_else_is_not_understood() {
        String question = "'question':'" + ID + "'";
        for (var reading : List.<Executable>of(
                () -> ask("'text':'Quoi ?','language':'zz'"),
                () -> ask("'language':'ar'"),
                () -> act("decline", question),
                () -> act("decline", question + ",'reason':'unsaid'"),
                () -> act("decline", question + ",'reason':'OTHER'"),
                () -> act("edit", question),
                () -> act("route", question),
                () -> act("undo", question),
                () -> act("undo", question + ",'act':'last'"),
                () -> act("undo", question + ",'act':'99999999999999999999'"),
                () -> act("hide", question),
                () -> act("approve", "'question':'nobody'"))) {
            assertEquals(
                    "audience_refusal_frame",
                    assertThrows(Refusal.class, reading).reason());
        }
    }

    private static FromViewer.Ask ask(String fields) {
        return FromViewer.Ask.read(command("ask", fields));
    }

    private static FromDesk act(String type, String fields) {
        return FromDesk.read(command(type, fields));
    }

    private static Command command(String type, String fields) {
        String key = fields.contains("'key'") ? "" : "'key':'" + KEY + "',";
        return Command.read(("{'v':%d,'type':'%s'," + key + fields + "}")
                .formatted(Command.VERSION, type)
                .replace('\'', '"'));
    }
}
