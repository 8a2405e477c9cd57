package io.github.neonspring.boot.migration.undo;

import java.util.Optional;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * A script that undoes one version.
 *
 * @param name the file name
 * @param sql the script, parsed when its statements are first asked for
 * @param separately whether the script's own configuration wants it out of a transaction
 */
record UndoScript(String name, SqlScript sql, boolean separately) {

	/**
	 * Say why the script cannot run together with others in one transaction.
	 * @return the reason, or empty if it can
	 */
	Optional<String> obstacle() {
		if (this.separately) {
			return Optional.of(this.name + ".conf says executeInTransaction=false, but a downgrade is one transaction");
		}
		try (SqlStatementIterator statements = this.sql.getSqlStatements()) {
			return obstacle(statements);
		}
		catch (FlywayException ex) {
			return Optional.of(this.name + " cannot be read: " + ex.getMessage());
		}
	}

	private Optional<String> obstacle(SqlStatementIterator statements) {
		boolean empty = true;
		for (SqlStatement statement = statements.next(); statement != null; statement = statements.next()) {
			empty = false;
			if (!statement.canExecuteInTransaction()) {
				return Optional.of("%s, line %d cannot be part of the one transaction that a downgrade is: %s"
					.formatted(this.name, statement.getLineNumber(), statement.getSql().strip()));
			}
		}
		return empty
				? Optional.of(this.name + " holds no statement; where there is nothing to undo it has to say SELECT 1")
				: Optional.empty();
	}

}
