/**
 * A library for telling one thing to as many people as a machine can hold open: numbered frames, their history, the readers, and what they
 * may say back. It knows who a person is and nothing of what they talk about. Asks ground and people.
 */
@NullMarked
package org.prodays.audience;

import org.jspecify.annotations.NullMarked;
