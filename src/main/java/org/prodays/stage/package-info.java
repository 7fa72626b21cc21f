/** Who is on air in a session: the studio's packets, what encoders push, the demonstration source, the broadcast. Asks programme, media and what is before them. */
@NullMarked
package org.prodays.stage;

import org.jspecify.annotations.NullMarked;
