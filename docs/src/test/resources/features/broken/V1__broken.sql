create table half_done (id bigint);
insert into nowhere values (1);
