/** The edition, its days, its sessions and who takes part in them. Asks trades, people and ground. */
@NullMarked
package org.prodays.programme;

import org.jspecify.annotations.NullMarked;
