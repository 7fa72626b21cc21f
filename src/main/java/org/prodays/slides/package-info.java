/** The slides of a session: files made into pictures, their order, what is shown when, live and in the replay. Asks hall and what is before it. */
@NullMarked
package org.prodays.slides;

import org.jspecify.annotations.NullMarked;
