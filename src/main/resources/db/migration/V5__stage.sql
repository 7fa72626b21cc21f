create schema stage;

-- The one recorded broadcast of a session. It outlives connections, studios and restarts; ended_at makes it the replay.
-- studio: a studio held the stage last (and not the demonstration), so its return is awaited after a crash.
create table stage.broadcast (
    session  uuid primary key,
    id       text not null unique,
    studio   boolean not null default false,
    begun_at timestamptz not null,
    ended_at timestamptz
);
