package org.prodays.programme;

import org.prodays.ground.Language;

/** What a later room shows on the page of a session, below its summary and above who takes part: a CDI bean of that room. */
public interface SessionPart {

    /** The place on the page, from the top: the hall 10, answers 20. */
    int order();

    /** A whole {@code <section>} with its heading, safe HTML; empty where it has nothing to show. */
    String html(Session session, Language language);
}
