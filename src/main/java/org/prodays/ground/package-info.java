/** Ids, clock and zones, languages, the page frame, the database, the outbox: no word of the domain. Asks no room. */
@NullMarked
package org.prodays.ground;

import org.jspecify.annotations.NullMarked;
