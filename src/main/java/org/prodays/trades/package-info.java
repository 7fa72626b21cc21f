/** Sectors, trades, their core competencies and their digital shift. Asks ground and people. */
@NullMarked
package org.prodays.trades;

import org.jspecify.annotations.NullMarked;
