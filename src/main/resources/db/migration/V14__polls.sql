create schema polls;

-- What a moderator asks the hall. right_choices are those of a quiz; seconds is how long it is open, null until closed by hand. It is open from
-- opened_at to closes_at, and a little longer for those to whom the picture comes late. key is the maker's idempotency key.
create table polls.poll (
    id uuid primary key,
    session uuid not null,
    maker uuid not null references people.person,
    key text not null,
    kind text not null check (kind in ('SINGLE', 'MULTIPLE', 'SCALE', 'WORDS', 'QUIZ')),
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    options text[] not null,
    right_choices text[] not null,
    results text not null check (results in ('LIVE', 'LATER')),
    seconds integer check (seconds between 10 and 3600),
    made_at timestamptz not null,
    opened_at timestamptz,
    closes_at timestamptz,
    results_shown boolean not null default false,
    removed boolean not null default false,
    unique (maker, key),
    check (closes_at is null or opened_at is not null)
);
create index on polls.poll (session, made_at);

-- One person's answer to one poll, the last one she gave: numbers of options from 1, steps of a scale, or words; plain is each in its one
-- spelling, by which words are joined.
create table polls.ballot (
    poll uuid not null references polls.poll,
    person uuid not null references people.person,
    key text not null,
    choices text[] not null,
    plain text[] not null,
    cast_at timestamptz not null,
    primary key (poll, person)
);

-- A word that a moderator took out of a cloud, in its one spelling.
create table polls.taken_out (
    poll uuid not null references polls.poll,
    plain text not null,
    primary key (poll, plain)
);

-- What moderators did, in order. key makes a resent command one act.
create table polls.act (
    id bigint generated always as identity primary key,
    poll uuid not null references polls.poll,
    moderator uuid not null references people.person,
    key text not null,
    kind text not null,
    word text,
    acted_at timestamptz not null,
    unique (moderator, key)
);
