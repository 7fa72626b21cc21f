package org.prodays.talk;

import java.util.UUID;

/** What a moderator tells the hall until it is taken down. */
record Announcement(UUID id, Wording wording) {}
