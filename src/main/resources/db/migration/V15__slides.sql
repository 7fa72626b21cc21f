create schema slides;

-- A file that somebody brings for a session, and how far its pages have become slides. Its bytes lie in the folder of the slides.
create table slides.upload (
    id uuid primary key,
    session uuid not null,
    person uuid not null references people.person,
    file text not null check (char_length(file) between 1 and 200),
    kind text not null check (kind in ('PDF', 'PPTX')),
    bytes bigint not null check (bytes > 0),
    place text not null check (place in ('REPLACES', 'FOLLOWS')),
    state text not null check (state in ('COMING', 'WAITING', 'MAKING', 'READY', 'FAILED')),
    pages integer not null default 0,
    fault text,
    fault_detail text,
    begun_at timestamptz not null,
    check ((state = 'FAILED') = (fault is not null))
);
create index on slides.upload (session, begun_at);
create index on slides.upload (begun_at) where state in ('WAITING', 'MAKING');

-- A page as pictures, whose names begin with picture; words is its text, for those who do not see it.
create table slides.slide (
    id uuid primary key,
    upload uuid not null references slides.upload,
    page integer not null,
    picture text not null,
    width integer not null,
    height integer not null,
    words text not null,
    unique (upload, page)
);

-- The slides of a session in their order. Each change makes the next one; an undo takes the last one back.
create table slides.arrangement (
    session uuid not null,
    number integer not null,
    slides uuid[] not null,
    kind text not null check (kind in ('UPLOADED', 'MOVED', 'REMOVED')),
    person uuid not null references people.person,
    made_at timestamptz not null,
    undone_by uuid references people.person,
    primary key (session, number)
);

-- What was shown from an instant on, as the slide of this number of so many; no slide where they were taken away.
create table slides.turn (
    id bigint generated always as identity primary key,
    session uuid not null,
    slide uuid references slides.slide,
    number integer not null,
    of integer not null,
    person uuid not null references people.person,
    shown_at timestamptz not null
);
create index on slides.turn (session, id);

-- That everybody may take away the files of a session, as one of those who bring them has said.
create table slides.offer (
    session uuid primary key,
    person uuid not null references people.person,
    offered_at timestamptz not null
);
