package io.github.neonspring.boot.migration.undo;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.ParserSqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UndoScript} and {@link UndoParser}.
 */
class UndoScriptTests {

	@ParameterizedTest
	@ValueSource(strings = { "create index concurrently i on note (id)",
			"create unique index concurrently i on note (id)", "drop index concurrently if exists i",
			"reindex table concurrently note", "reindex (verbose) index concurrently i", "vacuum note",
			"alter table note detach partition a concurrently", "alter system set work_mem = '8MB'",
			"create database other", "drop tablespace t", "begin", "BEGIN TRANSACTION READ WRITE", "start transaction",
			"commit", "commit and chain", "commit prepared 'x'", "end", "end transaction", "rollback", "rollback work",
			"rollback and chain", "rollback prepared 'x'", "abort", "prepare transaction 'x'",
			"/* a /* nested */ comment */ commit", "-- a comment\ncommit", "/* one */ -- two\n /* three */ rollback" })
	void statementThatCannotBePartOfATransactionIsAnObstacle(String statement) {
		assertThat(script("alter table note drop column text;\n\n" + statement + ";\nselect 1;\n").obstacle())
			.hasValueSatisfying((reason) -> assertThat(reason).startsWith("U1__it.sql, line ")
				.contains("cannot be part of the one transaction")
				.endsWith(statement.lines().reduce("", (first, last) -> last).strip()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 'commit'", "-- commit\nselect 1", "/* begin; */ drop table note",
			"do $$ begin perform 1; end $$", "savepoint s", "release savepoint s", "rollback to savepoint s",
			"rollback work to s", "prepare plan as select 1", "refresh materialized view concurrently notes",
			"create table \"commit\" (id int)", "drop index i", "create table begins (commit_id int)",
			"comment on table note is 'made concurrently'",
			"create function f() returns int begin atomic select 1; end" })
	void anyOtherStatementIsNone(String statement) {
		assertThat(script(statement + ";\nselect 1;").obstacle()).isEmpty();
	}

	@Test
	void lineIsThatOfTheStatement() {
		assertThat(script("select 1;\n\n-- why\n\ncommit;").obstacle())
			.hasValueSatisfying((reason) -> assertThat(reason).startsWith("U1__it.sql, line 5 "));
	}

	@Test
	void scriptWithoutAStatementIsAnObstacle() {
		assertThat(script("").obstacle()).isPresent();
		assertThat(script("-- to be written\n/* later */\n").obstacle())
			.hasValueSatisfying((reason) -> assertThat(reason).contains("U1__it.sql", "no statement", "SELECT 1"));
	}

	private static UndoScript script(String sql) {
		return new UndoScript("U1__it.sql",
				new ParserSqlScript(new UndoParser(new FluentConfiguration(), new ParsingContext()),
						new StringResource(sql), null, true),
				false);
	}

}
