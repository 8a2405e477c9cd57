create table rate (currency text primary key, rate numeric not null);
create sequence rate_seq;
