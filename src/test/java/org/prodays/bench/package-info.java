/** The figures we hold ourselves to, measured on the packaged program; {@code ./prodays bench} runs them. */
@NullMarked
package org.prodays.bench;

import org.jspecify.annotations.NullMarked;
