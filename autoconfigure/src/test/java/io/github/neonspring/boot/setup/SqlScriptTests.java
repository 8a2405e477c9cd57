package io.github.neonspring.boot.setup;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SqlScript}.
 */
class SqlScriptTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 'a;b'", "select 'it''s; fine'", "select E'\\';'", "select \"a;b\"", "select $$;$$",
			"select $tag$ $$ ; $tag$", "select /* ; /* ; */ ; */ 1", "select 1 -- ; \n + 1",
			"create rule r as on insert to t do also (select 1; select 2)", "select 'back\\'", "select a$b$ from t",
			"select $1 from f",
			"create function f() returns int begin atomic select 1; select case when true then 2 end; end",
			"create procedure p() BEGIN\n ATOMIC insert into t values (';'); END", "select 1 as begin, atomic from t",
			"" })
	void textWithoutASemicolonOfItsOwnIsOneStatement(String text) throws Exception {
		List<String> expected = text.isEmpty() ? List.of() : List.of(text, "select 2");
		assertThat(SqlScript.parse(text.isEmpty() ? text : text + ";\n select 2;\n-- end"))
			.extracting(SqlStatement::text)
			.isEqualTo(expected);
	}

	@Test
	void statementsKnowTheirLines() throws Exception {
		assertThat(SqlScript.parse("-- comment\n\nselect 1;\nselect\n 2; /* \n */ select 3"))
			.extracting(SqlStatement::line)
			.containsExactly(3, 4, 6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1;\nselect 'open", "select 1;\nselect \"open", "select 1;\n/* open",
			"select 1;\n$$ open", "select 1;\nselect (1", "select 1;\n\\copy t from 'file'",
			"select 1;\ncreate function f() returns int begin atomic select 1;" })
	void whatDoesNotEndIsNamedWithItsLine(String text) {
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> SqlScript.parse(text))
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "begin transaction", "COMMIT", "end", "rollback", "START TRANSACTION", "abort",
			"prepare transaction 'x'" })
	void transactionsAreRecognised(String text) throws Exception {
		assertThat(SqlScript.parse(text + ";").get(0).controlsTransaction()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rollback to savepoint s", "savepoint s", "prepare p as select 1", "select 'commit'",
			"insert into t values (1)" })
	void whatOnlyLooksLikeATransactionIsNone(String text) throws Exception {
		assertThat(SqlScript.parse(text + ";").get(0).controlsTransaction()).isFalse();
	}

}
