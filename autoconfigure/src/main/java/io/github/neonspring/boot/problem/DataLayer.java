package io.github.neonspring.boot.problem;

import java.sql.SQLException;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The exceptions that Spring, JPA and JDBC throw for the database.
 */
final class DataLayer {

	/** By name: an application without JPA has no such class. */
	private static final String PERSISTENCE_EXCEPTION = "jakarta.persistence.PersistenceException";

	private DataLayer() {
	}

	static boolean threw(Throwable failure) {
		return failure instanceof DataAccessException || failure instanceof TransactionException
				|| failure instanceof SQLException || isPersistenceException(failure);
	}

	private static boolean isPersistenceException(Throwable failure) {
		for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().equals(PERSISTENCE_EXCEPTION)) {
				return true;
			}
		}
		return false;
	}

}
