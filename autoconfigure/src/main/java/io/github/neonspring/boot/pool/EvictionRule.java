package io.github.neonspring.boot.pool;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

import io.github.neonspring.boot.connection.failure.FailureKind;

/**
 * Has HikariCP drop a connection that the server or a pooler has ended. HikariCP itself
 * knows the states of class 08 and 57P01 to 57P03, but not the ends by a timeout, nor a
 * connection whose last statement is in doubt. Keeps nothing that HikariCP would drop.
 */
final class EvictionRule implements SQLExceptionOverride {

	@java.lang.Override
	public Override adjudicate(SQLException sqlException) {
		return switch (FailureKind.of(sqlException)) {
			case CONNECTION_LOST, IN_DOUBT -> Override.MUST_EVICT;
			default -> isProtocolError(sqlException) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
		};
	}

	private static boolean isProtocolError(SQLException ex) {
		return "08P01".equals(ex.getSQLState());
	}

}
