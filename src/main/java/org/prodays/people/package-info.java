/** Persons and their roles, personal links, sign-in and sessions of the browser. Asks ground. */
@NullMarked
package org.prodays.people;

import org.jspecify.annotations.NullMarked;
