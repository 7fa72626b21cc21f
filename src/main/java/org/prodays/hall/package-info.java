/** The audience of one session: the player, the questions, the votes, the moderator's desk. Asks stage and programme and what is before them. */
@NullMarked
package org.prodays.hall;

import org.jspecify.annotations.NullMarked;
