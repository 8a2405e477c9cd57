package io.github.neonspring.boot.hibernate;

import java.util.Map;

import org.hibernate.cfg.BatchSettings;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Has Hibernate send inserts and updates of one kind together, in one round trip for a
 * batch instead of one for each row.
 */
final class WriteBatches implements HibernatePropertiesCustomizer {

	/**
	 * Rows in a batch: {@value}.
	 */
	static final int BATCH_SIZE = 1000;

	private final NeonPool pool;

	WriteBatches(NeonPool pool) {
		this.pool = pool;
	}

	@Override
	public void customize(Map<String, Object> properties) {
		if (this.pool.isOpen()) {
			properties.putIfAbsent(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE);
			properties.putIfAbsent(BatchSettings.ORDER_INSERTS, true);
			properties.putIfAbsent(BatchSettings.ORDER_UPDATES, true);
		}
	}

}
