/** A library that packages encoded samples as low-latency HLS and keeps the recording. It knows no people and imports no room. */
@NullMarked
package org.prodays.media;

import org.jspecify.annotations.NullMarked;
