-- The regions of the country, which were with the programme, are where establishments are.
alter table programme.region set schema people;

-- Where people learn. An establishment has a region of its own: a directorate may look after several.
create table people.establishment (
    key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    region text not null references people.region (code),
    name_ar text,
    name_fr text,
    name_en text,
    invented boolean not null,
    version integer not null default 1,
    constraint establishment_is_named check (coalesce(name_ar, name_fr, name_en) is not null)
);
create index on people.establishment (region);

alter table people.person add column establishment text references people.establishment (key);
create index on people.person (establishment);

-- A rapporteur writes down what was answered in the sessions that name her.
alter table people.person drop constraint person_role_check;
alter table people.person add constraint person_role_check
    check (role in ('ORGANISER', 'MODERATOR', 'PROFESSIONAL', 'TRAINEE', 'COORDINATOR', 'RAPPORTEUR'));
alter table programme.participation drop constraint participation_part_check;
alter table programme.participation add constraint participation_part_check
    check (part in ('GUEST', 'HOST', 'PANELLIST', 'SPEAKER', 'RAPPORTEUR'));
