package io.github.neonspring.boot.hibernate;

import java.util.Map;

import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.cursor.internal.StandardRefCursorSupport;
import org.hibernate.engine.jdbc.cursor.spi.RefCursorSupport;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/**
 * Tells Hibernate that pgjdbc supports {@code REF_CURSOR} parameters, which it finds out
 * by asking the driver otherwise. Loaded by Hibernate.
 */
public final class RefCursors implements ServiceContributor, StandardServiceInitiator<RefCursorSupport> {

	/**
	 * Set where Hibernate does not ask.
	 */
	static final String MARK = "io.github.neonspring.boot.hibernate.told";

	@Override
	public void contribute(StandardServiceRegistryBuilder builder) {
		if (builder.getSettings().containsKey(MARK)) {
			builder.addInitiator(this);
		}
	}

	@Override
	public RefCursorSupport initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
		return new StandardRefCursorSupport(registry.requireService(JdbcServices.class));
	}

	@Override
	public Class<RefCursorSupport> getServiceInitiated() {
		return RefCursorSupport.class;
	}

}
