-- First rates; the semicolon in 'a;b' ends nothing
insert into rate values ('EUR', 1.08);
do $$ begin insert into rate values ('GBP', 1.27); end $$;
insert into rate values ('a;b', 1)
