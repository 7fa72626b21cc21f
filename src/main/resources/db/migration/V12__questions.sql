-- Likeness of questions is told by trigrams of their one spelling; the extension may be made by whoever may create in the database.
create extension if not exists pg_trgm with schema public;

-- A question may be declined with a reason, answered in writing or routed to a named place; its first words are kept when a moderator edits
-- it. named: the asker wants her name shown to the room. plain is its one spelling, in ASCII. reply is the written answer, or the place.
alter table hall.question
    drop constraint question_state_check,
    drop constraint question_check3,
    add column named boolean not null default false,
    add column trade text,
    add column original text,
    add column plain text not null default '',
    add column declined_for text,
    add column declined_words text,
    add column reply text,
    add column reply_language text,
    add column replier uuid references people.person;

update hall.question set state = 'DECLINED', declined_for = 'UNSAID' where state = 'HIDDEN';

alter table hall.question
    add constraint question_state check (
        state in ('INCOMING', 'APPROVED', 'ON_AIR', 'ANSWERED', 'WRITTEN', 'ROUTED', 'DECLINED', 'MERGED')),
    add constraint answered_at_a_time check ((state in ('ANSWERED', 'WRITTEN', 'ROUTED')) = (answered_at is not null)),
    add constraint declined_for_a_reason check ((state = 'DECLINED') = (declined_for is not null)),
    add constraint replied_in_words check (
        (state in ('WRITTEN', 'ROUTED')) = (reply is not null)
        and (reply is null) = (reply_language is null) and (reply is null) = (replier is null));

create index question_by_spelling on hall.question using gin (plain gin_trgm_ops);

-- Questions of the same session that were alike when the question was asked, at most three, the most alike of degree 1.
create table hall.likeness (
    question uuid not null references hall.question,
    other uuid not null references hall.question,
    degree real not null,
    primary key (question, other),
    check (question <> other)
);

-- Questions on a trade that wait for a session on it; each becomes a question of that session, with its id.
create table hall.waiting (
    id uuid primary key,
    trade text not null,
    asker uuid not null references people.person,
    key text not null,
    text text not null,
    language text not null check (language in ('AR', 'FR', 'EN')),
    named boolean not null,
    asked_at timestamptz not null,
    unique (asker, key)
);
create index on hall.waiting (trade, asked_at);

-- former is the question before the act: what an undo brings back. undoes is the act that an undo takes back; what is undone is so once.
alter table hall.act
    add column former jsonb,
    add column undoes bigint unique;

update hall.act a
set former = to_jsonb(q) || jsonb_build_object(
    'state', case a.former_state when 'HIDDEN' then 'DECLINED' else a.former_state end,
    'declined_for', case a.former_state when 'HIDDEN' then 'UNSAID' end,
    'merged_into', a.former_into,
    'on_air_at', case when a.former_state in ('ON_AIR', 'ANSWERED') then q.on_air_at end,
    'answered_at', case when a.former_state = 'ANSWERED' then q.answered_at end)
from hall.question q where q.id = a.question and a.former_state is not null;
update hall.act a set kind = 'decline' where kind = 'hide';
update hall.act a
set undoes = (select max(b.id) from hall.act b where b.question = a.question and b.id < a.id)
where a.kind = 'undo';

alter table hall.act drop column former_state, drop column former_into, add foreign key (undoes) references hall.act;

-- An answer is a draft until it is published. The clip begins and ends at seconds of the replay, null while they are those of the desk; the
-- gist is what was said, in one or more languages. An answer in writing has its words and was never on air.
alter table answers.answer
    alter column on_air_at drop not null,
    add column reply text,
    add column reply_language text check (reply_language in ('AR', 'FR', 'EN')),
    add column clip_from double precision,
    add column clip_until double precision,
    add column gist_ar text,
    add column gist_fr text,
    add column gist_en text,
    add column version integer not null default 1,
    add constraint aloud_or_in_writing check ((on_air_at is null) = (reply is not null)),
    add constraint replied_in_a_language check ((reply is null) = (reply_language is null)),
    add constraint clip_is_whole check ((clip_from is null) = (clip_until is null)),
    add constraint clip_goes_forward check (clip_from >= 0 and clip_from < clip_until);

create table answers.answer_competency (
    question uuid not null,
    trade text not null,
    competency text not null,
    primary key (question, trade, competency),
    foreign key (question, trade) references answers.answer_trade (question, trade) on delete cascade
);
create index on answers.answer_competency (trade, competency);

-- That an answer stands on the pages; without one it is a draft. publisher is null for what was shown before there were drafts.
create table answers.publication (
    question uuid primary key references answers.answer on delete cascade,
    publisher uuid references people.person,
    published_at timestamptz not null
);
insert into answers.publication (question, published_at) select question, answered_at from answers.answer;
