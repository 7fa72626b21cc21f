create schema talk;

-- How a session's chat is held; a session without a row has the chat off, no hands and reactions. slow_seconds must lie between two lines of one
-- person, 0 for none.
create table talk.manner (
    session uuid primary key,
    chat text not null check (chat in ('OFF', 'EVERYBODY', 'MODERATORS')),
    slow_seconds integer not null check (slow_seconds between 0 and 600),
    hands boolean not null,
    reactions boolean not null
);

-- What somebody wrote in the chat. A line with a blocked word is held for a moderator: word is that word. reason is why it was removed.
create table talk.line (
    id uuid primary key,
    session uuid not null,
    writer uuid not null references people.person,
    key text not null,
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    state text not null check (state in ('SHOWN', 'HELD', 'REMOVED')),
    word text,
    reason text,
    written_at timestamptz not null,
    unique (writer, key),
    check ((state = 'REMOVED') = (reason is not null))
);
create index on talk.line (session, id);
create index on talk.line (session, writer, written_at);

-- A person kept quiet in a session, or sent out of it; until it is lifted.
create table talk.measure (
    id uuid primary key,
    session uuid not null,
    person uuid not null references people.person,
    kind text not null check (kind in ('MUTE', 'BAN')),
    reason text not null,
    moderator uuid not null references people.person,
    taken_at timestamptz not null,
    lifted_at timestamptz
);
create unique index measure_once on talk.measure (session, person, kind) where lifted_at is null;

-- Words that hold a line back, of one edition; plain is the one spelling, by which they are found.
create table talk.blocked_word (
    edition integer not null,
    plain text not null,
    word text not null,
    primary key (edition, plain)
);

-- That somebody in the hall holds a line or a question for wrong; words and author as they were then.
create table talk.report (
    kind text not null check (kind in ('LINE', 'QUESTION')),
    thing uuid not null,
    reporter uuid not null references people.person,
    session uuid not null,
    words text not null,
    author uuid not null references people.person,
    reported_at timestamptz not null,
    settled_at timestamptz,
    primary key (thing, reporter)
);
create index on talk.report (session) where settled_at is null;

-- A raised hand: up, called by a moderator, done, or lowered by its owner.
create table talk.hand (
    id uuid primary key,
    session uuid not null,
    person uuid not null references people.person,
    key text not null,
    state text not null check (state in ('UP', 'CALLED', 'DONE', 'LOWERED')),
    raised_at timestamptz not null,
    unique (person, key)
);
create unique index one_hand on talk.hand (session, person) where state in ('UP', 'CALLED');

-- What moderators tell the hall; one at a time stands.
create table talk.announcement (
    id uuid primary key,
    session uuid not null,
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    made_at timestamptz not null,
    down_at timestamptz
);
create unique index one_announcement on talk.announcement (session) where down_at is null;

-- What moderators did, in order: the audit log. thing is what it was done to (a line, a person, a hand, ...), words why or what; key makes a
-- resent command one act.
create table talk.act (
    id bigint generated always as identity primary key,
    session uuid not null,
    moderator uuid not null references people.person,
    key text not null,
    kind text not null,
    thing uuid,
    words text,
    acted_at timestamptz not null,
    unique (moderator, key)
);
create index on talk.act (session, id);
