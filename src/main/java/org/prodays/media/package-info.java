/**
 * A library that packages encoded samples as low-latency HLS, live and of the recording, and delivers them. It knows no people; asks captions and
 * what is before them.
 */
@NullMarked
package org.prodays.media;

import org.jspecify.annotations.NullMarked;
