insert into rate values ('EUR', 1);

insert into rate values ('open, 1);
