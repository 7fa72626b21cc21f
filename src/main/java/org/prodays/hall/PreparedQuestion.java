package org.prodays.hall;

/** A question on a page before the session, for one reader: whether her vote counts for it, and whether she may change that. */
record PreparedQuestion(ShownQuestion shown, boolean voted, boolean own) {}
