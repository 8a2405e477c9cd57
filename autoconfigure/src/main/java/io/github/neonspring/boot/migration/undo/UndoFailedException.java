package io.github.neonspring.boot.migration.undo;

import java.sql.SQLException;
import java.util.Locale;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/**
 * An undo script that failed. The whole downgrade was rolled back.
 *
 * @since 0.1.0
 */
public class UndoFailedException extends FlywayException {

	private static final int LIMIT = 300;

	private final String script;

	private final int line;

	private final @Nullable String sqlState;

	UndoFailedException(String script, FlywaySqlScriptException cause) {
		super("%s, line %d: %s [SQLSTATE %s]. The statement is: %s. Everything was rolled back, nothing was changed."
			.formatted(script, cause.getLineNumber(), message(cause), sqlState(cause), statement(cause)), cause);
		this.script = script;
		this.line = cause.getLineNumber();
		this.sqlState = sqlState(cause);
	}

	private static String statement(FlywaySqlScriptException cause) {
		String statement = cause.getStatement().strip();
		if (statement.toLowerCase(Locale.ROOT).contains("password")) {
			return "not shown, since it speaks of a password";
		}
		return (statement.length() > LIMIT) ? statement.substring(0, LIMIT) + "..." : statement;
	}

	private static String message(FlywaySqlScriptException cause) {
		SQLException failure = failure(cause);
		return (failure != null) ? String.valueOf(failure.getMessage()) : "the statement failed";
	}

	private static @Nullable String sqlState(FlywaySqlScriptException cause) {
		SQLException failure = failure(cause);
		return (failure != null) ? failure.getSQLState() : null;
	}

	// Flyway wraps what COPY says into two more exceptions, one without an SQLSTATE
	private static @Nullable SQLException failure(FlywaySqlScriptException cause) {
		SQLException last = null;
		for (Throwable current = cause.getCause(); current != null; current = current.getCause()) {
			last = (current instanceof SQLException failure && (last == null || failure.getSQLState() != null))
					? failure : last;
		}
		return last;
	}

	/**
	 * Return the script that failed.
	 * @return the file name of the undo script
	 */
	public String getScript() {
		return this.script;
	}

	/**
	 * Return where it failed.
	 * @return the line at which the statement begins, from 1
	 */
	public int getLine() {
		return this.line;
	}

	/**
	 * Return what the server called the failure.
	 * @return the SQLSTATE, or {@code null} if there is none
	 */
	public @Nullable String getSqlState() {
		return this.sqlState;
	}

}
