alter table note add column written timestamptz not null default now();
