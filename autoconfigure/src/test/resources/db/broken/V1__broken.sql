create table broken (id bigint primary key);
insert into nowhere values (1);
