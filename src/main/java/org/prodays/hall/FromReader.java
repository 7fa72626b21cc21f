package org.prodays.hall;

/** What a reader of the hall or of the desk asks the program to do. */
sealed interface FromReader permits FromViewer, FromDesk {

    /** The idempotency key: a command sent again with it is done once. */
    String key();
}
