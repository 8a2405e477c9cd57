package io.github.neonspring.boot.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Says plainly what repositories report of the database. Asked before all others, which
 * would see no more than a failed resource.
 */
final class UnavailabilityTranslator implements PersistenceExceptionTranslator, Ordered {

	@Override
	public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException ex) {
		RuntimeException translated = FailureTranslation.ofApplication(ex);
		if (translated == ex) {
			return null;
		}
		if (translated instanceof DataAccessException unavailable) {
			return unavailable;
		}
		// An unknown outcome is a TransactionException, which cannot be returned
		throw translated;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
