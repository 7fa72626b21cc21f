-- Sources are numbered, so that each has a port of its own for SRT.
alter table stage.source add column number integer generated always as identity;
