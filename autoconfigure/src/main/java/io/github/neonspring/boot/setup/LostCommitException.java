package io.github.neonspring.boot.setup;

import java.sql.SQLException;

/**
 * The connection was lost while a step was committed: either all of it is done or
 * nothing.
 */
final class LostCommitException extends SQLException {

	LostCommitException(SQLException cause) {
		super(cause.getMessage(), cause.getSQLState(), cause);
	}

}
