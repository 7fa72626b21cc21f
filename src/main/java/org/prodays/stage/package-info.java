/**
 * Who is on air in a session: the studio, the turns of all sources, the demonstration, the broadcast. Asks media, programme and what is
 * before them.
 */
@NullMarked
package org.prodays.stage;

import org.jspecify.annotations.NullMarked;
