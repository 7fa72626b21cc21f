/** The library of answered questions, by session and trade, each with its second of the replay. Asks hall and what is before it. */
@NullMarked
package org.prodays.answers;

import org.jspecify.annotations.NullMarked;
