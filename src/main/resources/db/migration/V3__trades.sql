create schema trades;

create table trades.sector (
    code text primary key check (code ~ '^[A-Z][A-Z0-9]{0,7}$'),
    name_ar text,
    name_fr text,
    name_en text,
    version integer not null default 1,
    constraint sector_is_named check (coalesce(name_ar, name_fr, name_en) is not null)
);

-- position is the order of the edition file within the sector
create table trades.trade (
    key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    sector text not null references trades.sector (code),
    position integer not null,
    level text not null check (level in ('S', 'Q', 'T', 'TS', 'BP', 'FQ')),
    code text unique,
    name_ar text,
    name_fr text,
    name_en text,
    before_ar text,
    before_fr text,
    before_en text,
    after_ar text,
    after_fr text,
    after_en text,
    version integer not null default 1,
    constraint trade_is_named check (coalesce(name_ar, name_fr, name_en) is not null),
    constraint shift_is_whole check (
        (coalesce(before_ar, before_fr, before_en) is null) = (coalesce(after_ar, after_fr, after_en) is null)
    )
);

create index trade_by_sector on trades.trade (sector, position);

create table trades.competency (
    trade text not null references trades.trade (key) on delete cascade,
    key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position integer not null,
    kind text not null check (kind in ('TECHNICAL', 'TRANSVERSAL', 'DIGITAL')),
    name_ar text,
    name_fr text,
    name_en text,
    primary key (trade, key),
    unique (trade, position),
    constraint competency_is_named check (coalesce(name_ar, name_fr, name_en) is not null)
);
