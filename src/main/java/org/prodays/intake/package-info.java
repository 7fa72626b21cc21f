/**
 * RTMP and SRT from a venue's encoder, made into tracks of fragmented MP4 by ffmpeg in its sandbox. Knows no session and no key; asks
 * ground, formats and sandbox.
 */
@NullMarked
package org.prodays.intake;

import org.jspecify.annotations.NullMarked;
