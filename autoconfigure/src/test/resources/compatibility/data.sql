insert into author (name) values ('Ursula');
