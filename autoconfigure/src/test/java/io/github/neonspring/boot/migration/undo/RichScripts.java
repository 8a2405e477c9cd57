package io.github.neonspring.boot.migration.undo;

import java.io.IOException;

/**
 * Migrations that make most of what a schema can hold, and scripts that undo them.
 */
final class RichScripts {

	private static final String LEGACY = """
			create table legacy (title text not null, made date default current_date);
			comment on table legacy is 'What there was; and is';
			copy legacy (title) from stdin;
			One; with a semicolon
			Two
			\\.
			grant select on legacy to ${reader};
			""";

	private static final String BOOKS = """
			create type genre as enum ('novel', 'poem');
			create sequence book_seq start with 10 increment by 5;
			create table book (
			  id bigint primary key default nextval('book_seq'),
			  title text not null check (title <> ''),
			  genre genre not null default 'novel'
			);
			comment on column book.title is 'As on the cover';
			create unique index book_title on book (lower(title)) where genre = 'novel';
			insert into book (title) select title from legacy;
			drop table legacy;
			create function touched() returns trigger language plpgsql as $touch$
			begin
			  -- a comment; with a semicolon
			  new.title := trim(new.title);
			  return new;
			end;
			$touch$;
			create trigger book_touched before update on book for each row execute function touched();
			grant select, insert on book to ${reader};
			""";

	private static final String NO_BOOKS = """
			/* BEGIN and COMMIT stand in a comment; -- and so on */
			-- COMMIT;
			create table legacy (title text not null, made date default current_date);
			comment on table legacy is 'What there was; and is';
			insert into legacy (title) select title from book;
			grant select on legacy to ${reader};
			do $$
			begin
			  execute 'drop trigger book_touched on book';
			end
			$$;
			drop function touched();
			drop table book;
			drop sequence book_seq;
			drop type genre;
			""";

	private static final String SHELVES = """
			create table shelf (
			  id integer generated always as identity primary key,
			  label varchar(20) unique,
			  book_id bigint references book on delete set null
			);
			create view shelved as select title, label from shelf join book on book.id = book_id;
			alter table book add column shelf_count integer not null default 0;
			create function shelves(b bigint) returns bigint language sql
			begin atomic
			  select count(*) from shelf where book_id = b;
			end;
			""";

	private static final String NO_SHELVES = """
			drop function shelves(bigint);
			savepoint before_columns;
			alter table book drop column shelf_count;
			rollback to savepoint before_columns;
			alter table book drop column shelf_count;
			drop view shelved;
			drop table shelf;
			""";

	private RichScripts() {
	}

	static void write(UndoProject project) throws IOException {
		project.migration("V1__legacy.sql", LEGACY)
			.undo("U1__legacy.sql", "drop table legacy;")
			.migration("V2__books.sql", BOOKS)
			.undo("U2__books.sql", NO_BOOKS)
			.migration("V3__shelves.sql", SHELVES)
			.undo("U3__shelves.sql", NO_SHELVES);
	}

}
