-- the version of the time zone database by which starts_at and ends_at were resolved; empty: before that was kept
alter table programme.session add column resolved_by text not null default '';

-- what the wall time of a session came to mean when the rules of its zone changed; kept until an organiser has seen it
create table programme.moved (
    id bigint generated always as identity primary key,
    session uuid not null references programme.session (id) on delete cascade,
    rules_before text not null,
    rules_after text not null,
    starts_before timestamptz not null,
    starts_after timestamptz not null,
    noted_at timestamptz not null,
    seen_at timestamptz,
    seen_by uuid references people.person (id) on delete set null
);

create index moved_unseen on programme.moved (session) where seen_at is null;
