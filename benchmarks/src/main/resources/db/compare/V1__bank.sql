create table account (
	id bigint primary key,
	balance bigint not null
);

insert into account select number, 1000 from generate_series(1, 1000) number;

create sequence entry_seq increment by 50;

create table entry (
	id bigint primary key,
	account_id bigint not null,
	amount bigint not null
);
