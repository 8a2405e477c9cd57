package io.github.neonspring.boot.testkit.test;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

import io.github.neonspring.boot.testkit.TestServer;

/**
 * Has each set of migrations executed once in a build: the first context keeps a copy of
 * the database that it has migrated, and Flyway finds nothing to do in the others. Where
 * it would do something even so, each context migrates.
 */
final class MigrateOnce implements BeanPostProcessor {

	private final TestDatabase database;

	private final BeanFactory beanFactory;

	private final OtherDatabases others;

	private final TestServer server = TestServer.ofThisBuild();

	private @Nullable String template;

	private @Nullable AutoCloseable held;

	MigrateOnce(TestDatabase database, BeanFactory beanFactory) {
		this.database = database;
		this.beanFactory = beanFactory;
		this.others = new OtherDatabases(database.endpoint());
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof FlywayMigrationInitializer) {
			Flyway flyway = this.beanFactory.getBeanProvider(Flyway.class).getIfUnique();
			if (flyway != null) {
				SchemaState state = SchemaState.of(flyway.getConfiguration());
				if (!state.changedByEachStart()) {
					begin("neon_schema_" + state.digest());
				}
			}
		}
		return bean;
	}

	private void begin(String name) {
		if (!this.server.exists(name)) {
			AutoCloseable lock = this.server.hold(name);
			if (!this.server.exists(name)) {
				this.held = lock;
				this.template = name;
				return;
			}
			close(lock);
		}
		this.database.startWith(name);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Flyway flyway) {
			this.others.refuseMigrationsWith(flyway.getConfiguration().getDataSource());
		}
		String migrated = this.template;
		if (bean instanceof FlywayMigrationInitializer && migrated != null) {
			this.database.keepAs(migrated);
			close();
		}
		return bean;
	}

	/**
	 * Let others migrate, also when the migration has failed.
	 */
	void close() {
		AutoCloseable lock = this.held;
		this.template = null;
		this.held = null;
		if (lock != null) {
			close(lock);
		}
	}

	private static void close(AutoCloseable lock) {
		try {
			lock.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The lock for a migrated database could not be given back", ex);
		}
	}

}
