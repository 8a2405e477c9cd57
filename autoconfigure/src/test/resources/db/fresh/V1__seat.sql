create sequence seat_seq increment by 50;
create table seat (id bigint primary key, name varchar(100) not null unique);
