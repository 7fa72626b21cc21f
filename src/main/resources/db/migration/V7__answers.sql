create schema answers;

-- A question answered aloud, kept for good. on_air_at is the instant from which its second of the replay follows.
create table answers.answer (
    question uuid primary key,
    session uuid not null,
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    on_air_at timestamptz not null,
    answered_at timestamptz not null,
    votes integer not null check (votes >= 0)
);
create index on answers.answer (session, on_air_at);

-- The trades it speaks of: those of its session when it was answered.
create table answers.answer_trade (
    question uuid not null references answers.answer on delete cascade,
    trade text not null,
    primary key (question, trade)
);
create index on answers.answer_trade (trade);
