/**
 * The encoders of a session: their stream keys and page, what they push over HTTP, RTMP and SRT. Asks stage, intake and what is before
 * them.
 */
@NullMarked
package org.prodays.encoders;

import org.jspecify.annotations.NullMarked;
