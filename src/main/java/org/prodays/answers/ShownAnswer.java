package org.prodays.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.programme.Participation;
import org.prodays.programme.Session;
import org.prodays.trades.Competency;
import org.prodays.trades.Trade;

/**
 * An answer as a page shows it. {@code clip} is null while there is no replay, and of an answer in writing; {@code speakers} are the functions of
 * those who spoke in the session, in the order of protocol; {@code skills} are the competencies of the page's trade that it speaks of.
 */
record ShownAnswer(
        Answer answer,
        Session session,
        List<Localized> speakers,
        List<Competency> skills,
        @Nullable ShownClip clip) {

    static ShownAnswer of(Answer answer, Session session, @Nullable ShownClip clip) {
        var speakers = session.participations().stream()
                .filter(one -> one.part() == Participation.Part.SPEAKER || one.part() == Participation.Part.PANELLIST)
                .map(Participation::function)
                .toList();
        return new ShownAnswer(answer, session, speakers, List.of(), clip);
    }

    /** With the competencies of a trade that it speaks of, in the trade's order. */
    ShownAnswer on(Trade trade) {
        var named = trade.competencies().stream()
                .filter(competency ->
                        answer.capture().skills().contains(new Capture.Skill(trade.key(), competency.key())))
                .toList();
        return new ShownAnswer(answer, session, speakers, named, clip);
    }
}
