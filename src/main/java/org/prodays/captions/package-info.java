/** A library of captions: their text and files, what is said live, what the replay shows. It knows no people; asks formats and recordings. */
@NullMarked
package org.prodays.captions;

import org.jspecify.annotations.NullMarked;
