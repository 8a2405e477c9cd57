create table step (number int primary key);
insert into step values (1);
