-- News on its way to later rooms: written with what it tells, removed when each observer has taken it.
create table ground.outbox (
    id bigint generated always as identity primary key,
    kind text not null,
    body jsonb not null,
    tries int not null default 0,
    due_at timestamptz not null default clock_timestamp(),
    failure text
);
