create table orders (
	id bigint generated always as identity primary key,
	number text not null,
	customer text not null,
	constraint orders_number_key unique (number)
);
