create table note (id bigint primary key, text varchar(255) not null);
create sequence note_seq increment by 50;
