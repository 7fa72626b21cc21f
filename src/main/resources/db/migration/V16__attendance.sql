create schema attendance;

-- The coordinator of an establishment opens the hall for a classroom.
alter table people.person drop constraint person_role_check;
alter table people.person add constraint person_role_check
    check (role in ('ORGANISER', 'MODERATOR', 'PROFESSIONAL', 'TRAINEE', 'COORDINATOR'));

-- Which share of a session makes a person present.
alter table programme.edition add column present_percent integer not null default 60 check (present_percent between 1 and 100);

-- When a person followed a session on a device of her own: merged spans of time, one row however long it lasts.
create table attendance.presence (
    session uuid not null,
    person uuid not null references people.person on delete cascade,
    means text not null check (means in ('VIDEO', 'AUDIO', 'TEXT')),
    spans tstzmultirange not null,
    primary key (session, person, means)
) with (fillfactor = 70);
create index on attendance.presence (person);

-- How long guests without an account followed within each minute, together; nothing tells one from another.
create table attendance.guest_minute (
    session uuid not null,
    minute timestamptz not null,
    seconds integer not null check (seconds > 0),
    primary key (session, minute)
);

-- Which seconds of a replay a person has watched, each of them once.
create table attendance.replay (
    session uuid not null,
    person uuid not null references people.person on delete cascade,
    watched int4multirange not null,
    reported_at timestamptz not null,
    primary key (session, person)
);
create index on attendance.replay (person);

-- Who changed the rule of presence, in order.
create table attendance.rule_act (
    id bigint generated always as identity primary key,
    edition integer not null,
    percent integer not null,
    former_percent integer not null,
    person uuid not null references people.person,
    acted_at timestamptz not null
);

-- A classroom that follows a session together, opened by its coordinator. The codes on its screen are made with secret.
create table attendance.viewing (
    number bigint generated always as identity primary key,
    session uuid not null,
    coordinator uuid not null references people.person,
    establishment text not null check (char_length(establishment) between 1 and 120),
    secret text not null,
    opened_at timestamptz not null,
    closed_at timestamptz check (closed_at >= opened_at)
);
create index on attendance.viewing (session);
create index on attendance.viewing (coordinator);

-- A name on its list; the list is the most that can be there. person is who it is, where she has an account.
create table attendance.seat (
    id uuid primary key,
    viewing bigint not null references attendance.viewing on delete cascade,
    position integer not null,
    name text not null check (char_length(name) between 1 and 120),
    person uuid references people.person on delete set null,
    unique (viewing, position),
    unique (viewing, person)
);
create index on attendance.seat ((coalesce(person, id)));

-- From coming to leaving; no left_at while she is there.
create table attendance.stay (
    id uuid primary key,
    seat uuid not null references attendance.seat on delete cascade,
    came_at timestamptz not null,
    left_at timestamptz check (left_at >= came_at)
);
create index on attendance.stay (seat);
create unique index one_stay_at_a_time on attendance.stay (seat) where left_at is null;

-- Someone who scanned the code and picked a name from the list: the coordinator looks up and confirms, or not. linked: confirming gave the seat
-- its person, which an undo takes back.
create table attendance.claim (
    id uuid primary key,
    seat uuid not null references attendance.seat on delete cascade,
    person uuid references people.person on delete set null,
    claimed_at timestamptz not null,
    confirmed boolean,
    linked boolean not null default false
);
create index on attendance.claim (seat);

-- What was done on a list, in order. person is null where a guest did it.
create table attendance.roll_act (
    id bigint generated always as identity primary key,
    viewing bigint not null references attendance.viewing on delete cascade,
    seat uuid,
    kind text not null,
    person uuid references people.person on delete set null,
    acted_at timestamptz not null
);
create index on attendance.roll_act (viewing);

create function attendance.seconds(spans tstzmultirange) returns integer language sql immutable
    return (select coalesce(sum(extract(epoch from upper(span) - lower(span))), 0)::integer from unnest(spans) span);

create function attendance.seconds(watched int4multirange) returns integer language sql immutable
    return (select coalesce(sum(upper(part) - lower(part)), 0)::integer from unnest(watched) part);

-- Who followed what and when, on devices of her own and in classrooms; a stay that goes on has no end. who is the person or, for a name on a list
-- that has no account, its seat.
create view attendance.live as
select session, person as who, person, null::text as establishment, means, spans
  from attendance.presence
union all
select viewing.session, coalesce(seat.person, seat.id), seat.person, viewing.establishment, 'COLLECTIVE',
       range_agg(tstzrange(stay.came_at, stay.left_at))
  from attendance.viewing
  join attendance.seat on seat.viewing = viewing.number
  join attendance.stay on stay.seat = seat.id
 group by viewing.session, coalesce(seat.person, seat.id), seat.person, viewing.establishment;
