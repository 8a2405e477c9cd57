-- an index that does not lock
create index CONCURRENTLY first_id on first (id);
