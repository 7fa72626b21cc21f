package org.prodays.attendance;

import java.util.UUID;

/** A minute of a session, numbered from the epoch. */
record GuestMinute(UUID session, long minute) {}
