/**
 * Tracks and their packets, and the formats in which they come and go: fragmented MP4, AVC, AAC, Opus and its Ogg pages. A library that knows no
 * broadcast; it asks no room.
 */
@NullMarked
package org.prodays.formats;

import org.jspecify.annotations.NullMarked;
