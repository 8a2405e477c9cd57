create table first (id bigint primary key);
