package io.github.neonspring.boot.guard;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Has the statements of each connection watched, and bears what the watches throw.
 */
final class HarmlessWatches implements StatementWatches {

	private static final Log logger = LogFactory.getLog(GuardedDataSource.class);

	private final StatementWatches watches;

	private final AtomicBoolean told = new AtomicBoolean();

	HarmlessWatches(StatementWatches watches) {
		this.watches = watches;
	}

	@Override
	public StatementWatch of(String endpoint) {
		try {
			StatementWatch watch = this.watches.of(endpoint);
			return (watch != StatementWatch.NONE) ? new HarmlessWatch(watch, this::tell) : watch;
		}
		catch (RuntimeException ex) {
			tell(ex);
			return StatementWatch.NONE;
		}
	}

	private void tell(RuntimeException failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.warn("Whoever watches statements fails, which is told once: " + this.watches.getClass().getName(),
					failure);
		}
	}

}
