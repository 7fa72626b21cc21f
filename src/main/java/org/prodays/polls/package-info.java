/** What a hall is asked: polls, scales, clouds of words and quizzes, prepared or made on the spot. Asks hall and what is before it. */
@NullMarked
package org.prodays.polls;

import org.jspecify.annotations.NullMarked;
