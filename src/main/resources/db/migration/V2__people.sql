create schema people;

create table people.person (
    id uuid primary key,
    key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    name_ar text,
    name_fr text,
    name_en text,
    role text not null check (role in ('ORGANISER', 'MODERATOR', 'PROFESSIONAL', 'TRAINEE')),
    invented boolean not null,
    check (coalesce(name_ar, name_fr, name_en) is not null)
);

-- A personal link's code, kept as its SHA-256 only. It is consumed once, by a POST.
create table people.code (
    hash bytea primary key,
    person uuid not null references people.person on delete cascade,
    expires_at timestamptz not null,
    consumed_at timestamptz
);
create index on people.code (person);

-- A browser in which a person is signed in; the cookie's token is kept as its SHA-256 only.
create table people.visit (
    hash bytea primary key,
    person uuid not null references people.person on delete cascade,
    begun_at timestamptz not null,
    expires_at timestamptz not null
);
create index on people.visit (person);
