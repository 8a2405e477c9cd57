package io.github.neonspring.boot.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.github.neonspring.boot.connection.failure.FailureChain;
import io.github.neonspring.boot.connection.failure.FailureKind;

/**
 * What the database said about a failure, found in any exception of the data layer:
 * Spring's, JPA's or JDBC's. Holds names of the schema but no data, unless asked for.
 *
 * @param kind what went wrong
 * @param sqlState the SQLSTATE, such as {@code 23505}
 * @param constraint the name of the violated constraint
 * @param schema the schema of the table
 * @param table the table
 * @param column the column, which PostgreSQL names for NOT NULL only
 * @param hint what PostgreSQL or the function that raised the error advises
 * @param detail the words of PostgreSQL with the data in question, such as
 * {@code Key (email)=(ada@example.org) already exists.}; always {@code null} unless
 * {@link #withValues(Throwable)} was called
 * @since 0.1.0
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">The
 * fields in PostgreSQL's documentation</a>
 */
public record DatabaseError(FailureKind kind, @Nullable String sqlState, @Nullable String constraint,
		@Nullable String schema, @Nullable String table, @Nullable String column, @Nullable String hint,
		@Nullable String detail) {

	/** Refers to an earlier failure, which pgjdbc names as the cause. */
	private static final String FAILED_BEFORE = "25P02";

	/**
	 * Find what the database said, without data.
	 * @param failure any exception
	 * @return the error, or empty if no failure of a database is behind the exception
	 */
	public static Optional<DatabaseError> of(@Nullable Throwable failure) {
		return find(failure, false);
	}

	/**
	 * Find what the database said, with the data in question.
	 * @param failure any exception
	 * @return the error, or empty if no failure of a database is behind the exception
	 */
	public static Optional<DatabaseError> withValues(@Nullable Throwable failure) {
		return find(failure, true);
	}

	private static Optional<DatabaseError> find(@Nullable Throwable failure, boolean values) {
		List<SQLException> chain = FailureChain.of(failure);
		if (chain.isEmpty()) {
			return Optional.empty();
		}
		FailureKind kind = FailureKind.of(failure);
		if (kind == FailureKind.IN_DOUBT) {
			return Optional.of(silent(kind, chain));
		}
		List<ServerErrorMessage> messages = chain.stream()
			.map(DatabaseError::messageOf)
			.flatMap(Optional::stream)
			.toList();
		return messages.stream()
			.filter((message) -> !FAILED_BEFORE.equals(message.getSQLState()))
			.findFirst()
			.or(() -> messages.stream().findFirst())
			.map((message) -> said(kind, message, values))
			.or(() -> Optional.of(silent(kind, chain)));
	}

	private static Optional<ServerErrorMessage> messageOf(SQLException ex) {
		return Optional.ofNullable((ex instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null);
	}

	private static DatabaseError said(FailureKind kind, ServerErrorMessage message, boolean values) {
		return new DatabaseError(kind, message.getSQLState(), message.getConstraint(), message.getSchema(),
				message.getTable(), message.getColumn(), message.getHint(), values ? message.getDetail() : null);
	}

	private static DatabaseError silent(FailureKind kind, List<SQLException> chain) {
		String state = chain.stream()
			.map(SQLException::getSQLState)
			.filter((some) -> some != null && !some.isEmpty())
			.findFirst()
			.orElse(null);
		return new DatabaseError(kind, state, null, null, null, null, null, null);
	}

}
