/**
 * A library that keeps broadcasts: the files of a recording and their repair, what is made of it once it has ended, the room on the disk, the store.
 * Asks formats and sandbox.
 */
@NullMarked
package org.prodays.recordings;

import org.jspecify.annotations.NullMarked;
