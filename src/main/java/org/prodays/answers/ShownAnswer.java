package org.prodays.answers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.ground.PlayerClock;
import org.prodays.media.Replay;
import org.prodays.programme.Participation;
import org.prodays.programme.Session;

/**
 * An answer as a page shows it. {@code second} is where it begins in the replay, null while there is none; {@code speakers} are the
 * functions of those who spoke in the session, in the order of protocol.
 */
record ShownAnswer(
        Answer answer,
        Session session,
        List<Localized> speakers,
        @Nullable Integer second) {

    static ShownAnswer of(Answer answer, Session session, Optional<Replay> replay) {
        @Nullable
        Integer second = replay.filter(Replay::ended)
                .map(ended -> (int) ended.secondAt(answer.onAirAt()))
                .orElse(null);
        var speakers = session.participations().stream()
                .filter(one -> one.part() == Participation.Part.SPEAKER || one.part() == Participation.Part.PANELLIST)
                .map(Participation::function)
                .toList();
        return new ShownAnswer(answer, session, speakers, second);
    }

    /** Its place in the replay. */
    public String clock() {
        return PlayerClock.at(second == null ? 0 : second);
    }
}
