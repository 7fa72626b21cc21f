/** Finds what the pages show by its words, however they are spelt; a library that rooms tell what can be found. Asks ground alone. */
@NullMarked
package org.prodays.search;

import org.jspecify.annotations.NullMarked;
