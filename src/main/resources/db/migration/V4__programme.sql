create schema programme;

create table programme.edition (
    number integer primary key check (number between 1 and 999),
    brand_ar text,
    brand_fr text,
    brand_en text,
    organiser_ar text,
    organiser_fr text,
    organiser_en text,
    theme_ar text,
    theme_fr text,
    theme_en text,
    opens_on date not null,
    begins date not null,
    ends date not null,
    zone text not null,
    demonstration boolean not null,
    version integer not null default 1,
    constraint edition_has_a_brand check (coalesce(brand_ar, brand_fr, brand_en) is not null),
    constraint edition_has_an_organiser check (coalesce(organiser_ar, organiser_fr, organiser_en) is not null),
    constraint edition_has_a_theme check (coalesce(theme_ar, theme_fr, theme_en) is not null),
    constraint days_in_order check (opens_on <= begins and begins <= ends)
);

create table programme.region (
    code text primary key check (code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    name_ar text,
    name_fr text,
    name_en text,
    version integer not null default 1,
    constraint region_is_named check (coalesce(name_ar, name_fr, name_en) is not null)
);

-- starts_local and zone are the promise made to people; starts_at is what it meant when it was resolved
create table programme.session (
    id uuid primary key,
    edition integer not null references programme.edition (number),
    key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind text not null check (kind in ('CEREMONY', 'PLENARY', 'WEBINAR')),
    title_ar text,
    title_fr text,
    title_en text,
    summary_ar text,
    summary_fr text,
    summary_en text,
    starts_local timestamp not null,
    ends_local timestamp not null,
    zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    venue_ar text,
    venue_fr text,
    venue_en text,
    opened_at timestamptz,
    ended_at timestamptz,
    version integer not null default 1,
    unique (edition, key),
    constraint session_is_titled check (coalesce(title_ar, title_fr, title_en) is not null),
    constraint starts_before_it_ends check (starts_at < ends_at),
    constraint opened_before_it_ended check (ended_at is null or (opened_at is not null and opened_at <= ended_at))
);

create index session_by_time on programme.session (edition, starts_at);

-- position is the order of protocol, which nothing derives
create table programme.participation (
    session uuid not null references programme.session (id) on delete cascade,
    position integer not null,
    part text not null check (part in ('GUEST', 'HOST', 'PANELLIST', 'SPEAKER')),
    name_ar text,
    name_fr text,
    name_en text,
    function_ar text,
    function_fr text,
    function_en text,
    organisation_ar text,
    organisation_fr text,
    organisation_en text,
    representing_ar text,
    representing_fr text,
    representing_en text,
    presence text not null check (presence in ('ON_SITE', 'REMOTE')),
    person text,
    invented boolean not null,
    primary key (session, position),
    constraint participation_has_a_function check (coalesce(function_ar, function_fr, function_en) is not null)
);

create table programme.session_sector (
    session uuid not null references programme.session (id) on delete cascade,
    position integer not null,
    sector text not null references trades.sector (code),
    primary key (session, sector),
    unique (session, position)
);

create table programme.session_trade (
    session uuid not null references programme.session (id) on delete cascade,
    position integer not null,
    trade text not null references trades.trade (key),
    primary key (session, trade),
    unique (session, position)
);

create index session_by_trade on programme.session_trade (trade);
