create schema search;

-- What the pages show. names and words are its words in their one spelling, as ASCII stand-ins; document holds them for finding, those of its names
-- with the weight A. Made anew by each room when its things change.
create table search.item (
    kind text not null,
    key text not null,
    path text not null,
    title_ar text,
    title_fr text,
    title_en text,
    note_ar text,
    note_fr text,
    note_en text,
    names text not null,
    words text not null,
    document tsvector not null,
    primary key (kind, key),
    constraint item_is_titled check (coalesce(title_ar, title_fr, title_en) is not null)
);

create index item_by_document on search.item using gin (document);

-- Each word that stands in an item, or stood; for slips.
create table search.word (word text primary key);

create index word_by_letters on search.word using gin (word gin_trgm_ops);
