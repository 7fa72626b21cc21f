-- A source of a session that is no studio, such as a venue's encoder. Its stream key is kept as its SHA-256 only; none once it is revoked.
create table stage.source (
    id uuid primary key,
    session uuid not null,
    name text not null check (char_length(name) between 1 and 60),
    key_hash bytea unique,
    keyed_at timestamptz not null,
    unique (session, name)
);

-- Who made, changed or revoked a key, or let a source take over, in order.
create table stage.source_act (
    id bigint generated always as identity primary key,
    source uuid not null references stage.source,
    person uuid not null references people.person,
    kind text not null check (kind in ('CREATED', 'ROTATED', 'REVOKED', 'INVITED')),
    acted_at timestamptz not null
);
create index on stage.source_act (source, id);
