/** Who was there, when and by which means; collective viewing in a classroom. Asks programme and what is before it. */
@NullMarked
package org.prodays.attendance;

import org.jspecify.annotations.NullMarked;
