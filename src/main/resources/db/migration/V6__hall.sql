create schema hall;

-- What people ask in a session. A merged question stays as it was asked and points at the one that speaks for it; its votes stay its own and
-- are counted, each person once, for the question at the root. key is the asker's idempotency key: the same question sent twice is one.
create table hall.question (
    id uuid primary key,
    session uuid not null,
    asker uuid not null references people.person,
    key text not null,
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    state text not null check (state in ('INCOMING', 'APPROVED', 'ON_AIR', 'ANSWERED', 'HIDDEN', 'MERGED')),
    merged_into uuid references hall.question,
    asked_at timestamptz not null,
    on_air_at timestamptz,
    answered_at timestamptz,
    unique (asker, key),
    check ((state = 'MERGED') = (merged_into is not null)),
    check (merged_into is distinct from id),
    check (state <> 'ON_AIR' or on_air_at is not null),
    check ((state = 'ANSWERED') = (answered_at is not null))
);
create index on hall.question (session, asked_at);
create index on hall.question (merged_into) where merged_into is not null;
create unique index one_question_on_air on hall.question (session) where state = 'ON_AIR';

-- One person's vote for one question; asking is the first.
create table hall.vote (
    question uuid not null references hall.question,
    person uuid not null references people.person,
    voted_at timestamptz not null,
    primary key (question, person)
);
create index on hall.vote (person);

-- What moderators did, in order; former_state and former_into are what an undo brings back. key makes a resent command one act.
create table hall.act (
    id bigint generated always as identity primary key,
    session uuid not null,
    moderator uuid not null references people.person,
    key text not null,
    kind text not null,
    question uuid references hall.question,
    former_state text,
    former_into uuid,
    acted_at timestamptz not null,
    unique (moderator, key)
);
create index on hall.act (question, id);
