package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * How a statement was made, so that it can be made again.
 *
 * @param sql the text that it was prepared with, or {@code null}
 * @param plain whether it asks for nothing but its own result, such as generated keys
 * @param making makes it
 * @param <S> the driver's type of statement
 */
record Recipe<S extends Statement>(@Nullable String sql, boolean plain, Making<S> making) {

	static Recipe<Statement> of(Creating creating) {
		return new Recipe<>(null, true, (connection, sql) -> creating.create(connection));
	}

	S on(Connection connection) throws SQLException {
		return this.making.make(connection, text());
	}

	String text() {
		return (this.sql != null) ? this.sql : "";
	}

	/**
	 * Return the recipe of the same statement behind a preamble.
	 * @param preamble the preamble
	 * @return the recipe
	 */
	Recipe<S> behind(Preamble preamble) {
		return (this.sql != null) ? new Recipe<>(preamble.before(this.sql), this.plain, this.making) : this;
	}

	/**
	 * Makes a statement.
	 *
	 * @param <S> the driver's type of statement
	 */
	@FunctionalInterface
	interface Making<S extends Statement> {

		S make(Connection connection, String sql) throws SQLException;

	}

	/**
	 * Makes a statement that is not prepared.
	 */
	@FunctionalInterface
	interface Creating {

		Statement create(Connection connection) throws SQLException;

	}

}
