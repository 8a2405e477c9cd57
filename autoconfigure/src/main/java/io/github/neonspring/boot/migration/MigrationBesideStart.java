package io.github.neonspring.boot.migration;

import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates while the rest of the application starts, so that a compute's cold start holds
 * up nobody but those who need the database. Nobody gets a connection before the
 * migrations are done, and the start ends with them: no web server listens and nothing
 * else of the application runs before. Where that could be noticed, it migrates first and
 * lets the start go on then.
 */
final class MigrationBesideStart implements FlywayMigrationStrategy, SmartInitializingSingleton, DisposableBean {

	/** As long as Spring gives the beans of one phase to stop. */
	private static final Duration GRACE = Duration.ofSeconds(30);

	private final FlywayMigrationStrategy strategy;

	private final BesideStartRule rule;

	private final MigrationGate gate;

	private final EarlyFailure failure;

	private @Nullable MigrationRun run;

	private boolean starting = true;

	MigrationBesideStart(FlywayMigrationStrategy strategy, BesideStartRule rule, MigrationGate gate) {
		this.strategy = strategy;
		this.rule = rule;
		this.gate = gate;
		this.failure = new EarlyFailure(gate);
	}

	@Override
	public void migrate(Flyway flyway) {
		if (this.starting && this.run == null && this.rule.permits(flyway)
				&& flyway.getConfiguration().getDataSource() instanceof MigrationDataSource dataSource) {
			begin(flyway, dataSource);
		}
		else {
			this.strategy.migrate(flyway);
		}
	}

	private void begin(Flyway flyway, MigrationDataSource dataSource) {
		MigrationRun run = new MigrationRun(() -> {
			this.strategy.migrate(flyway);
			this.gate.open();
		}, dataSource, GRACE);
		this.run = run;
		this.gate.close(run);
		this.rule.beanFactory().addBeanPostProcessor(this.failure);
		run.start();
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.starting = false;
		this.failure.pass();
	}

	@Override
	public void destroy() {
		this.starting = false;
		if (this.run != null) {
			this.run.stop();
		}
	}

}
