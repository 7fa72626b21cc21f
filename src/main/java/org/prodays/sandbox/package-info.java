/** The box around programs of the system that read what strangers sent, ffmpeg above all. It asks no room. */
@NullMarked
package org.prodays.sandbox;

import org.jspecify.annotations.NullMarked;
