select pg_sleep(1);
insert into step values (2);
