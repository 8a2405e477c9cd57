package io.github.neonspring.boot.benchmarks.layers;

import java.io.Closeable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.actuate.metrics.NeonMetricsAutoConfiguration;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.query.NeonQueryAutoConfiguration;
import io.github.neonspring.boot.replica.NeonReplicaAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

/**
 * A way to a connection, on a stub driver or on pgjdbc over a real socket.
 */
public enum Layer {

	/**
	 * HikariCP alone on the stub driver.
	 */
	HIKARI_STUB {

		@Override
		DataSource open(List<Closeable> opened) {
			return hikari(new StubDriver(), opened);
		}

	},

	/**
	 * The starter's pool and guard on the stub driver, which has no socket to look at:
	 * who has which connection is tracked, and statements are watched, as it is by
	 * default.
	 */
	GUARD_STUB {

		@Override
		DataSource open(List<Closeable> opened) throws SQLException {
			ConfigurableApplicationContext context = context(opened, SOMEWHERE, List.of(), Pooled.class, Watched.class);
			ConnectingDataSource nowhere = new ConnectingDataSource(
					JdbcTarget.of(ConnectionString.parse(SOMEWHERE), TargetOptions.NONE), Duration.ofSeconds(1),
					ConnectListener.NONE);
			DataSource stub = new StubDriver();
			GuardedDataSource guarded = context.getBean(Guarding.class).of(nowhere, stub, stub, Duration.ofHours(1));
			return context.getBean(NeonPool.class).open(nowhere, guarded, false);
		}

	},

	/**
	 * The application's data source as the starter puts it together, on the stub driver,
	 * in an application without meters.
	 */
	STARTER_STUB {

		@Override
		DataSource open(List<Closeable> opened) throws SQLException {
			return starter(opened, List.of(), Guarded.class, Watched.class);
		}

	},

	/**
	 * The same with all of {@code neon.query.*} switched off.
	 */
	UNWATCHED_STUB {

		@Override
		DataSource open(List<Closeable> opened) throws SQLException {
			return starter(opened, NO_QUERIES, Guarded.class, Watched.class);
		}

	},

	/**
	 * Everything by default, in an application with meters.
	 */
	METERED_STUB {

		@Override
		DataSource open(List<Closeable> opened) throws SQLException {
			return starter(opened, List.of(), Guarded.class, Watched.class, Metered.class);
		}

	},

	/**
	 * HikariCP alone on pgjdbc.
	 */
	HIKARI_PGJDBC {

		@Override
		DataSource open(List<Closeable> opened) {
			HikariDataSource hikari = new HikariDataSource();
			opened.add(hikari);
			hikari.setJdbcUrl(simulator(opened).jdbcUrl());
			return hikari;
		}

	},

	/**
	 * The application's data source as the starter puts it together, on pgjdbc.
	 */
	STARTER_PGJDBC {

		@Override
		DataSource open(List<Closeable> opened) {
			return application(opened, simulator(opened).url(), List.of(), Everything.class);
		}

	};

	private static final String SOMEWHERE = "postgresql://nobody:hush-nothing@127.0.0.1:1/nowhere?sslmode=disable";

	private static final List<String> NO_QUERIES = List.of("neon.query.slow-threshold=0",
			"neon.query.repeat-threshold=0", "neon.query.observations=false");

	/** Limits for everything, and commits verified. */
	private static final List<String> SETTINGS = List.of("neon.pool.preset=test", "neon.keepalive.mode=off",
			"neon.transaction.verify-commit=true", "neon.transaction.retry.enabled=true",
			"neon.session.statement-timeout=30s", "neon.session.lock-timeout=10s",
			"neon.session.idle-in-transaction-timeout=60s", "neon.session.max-duration=5m",
			"spring.main.banner-mode=off", "spring.jmx.enabled=false", "spring.flyway.enabled=false",
			"logging.level.root=warn");

	/**
	 * Open the way.
	 * @param opened gets what has to be closed, the last first
	 * @return the data source
	 * @throws SQLException if that fails
	 */
	abstract DataSource open(List<Closeable> opened) throws SQLException;

	private static DataSource hikari(DataSource connecting, List<Closeable> opened) {
		HikariDataSource hikari = new HikariDataSource();
		opened.add(hikari);
		hikari.setDataSource(connecting);
		return hikari;
	}

	private static NeonSimulator simulator(List<Closeable> opened) {
		NeonSimulator simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		opened.add(0, simulator::close);
		return simulator;
	}

	private static DataSource starter(List<Closeable> opened, List<String> settings, Class<?>... sources)
			throws SQLException {
		DataSource starter = application(opened, SOMEWHERE, settings, sources);
		DataSource guarded = starter.unwrap(HikariDataSource.class).getDataSource();
		((GuardedDataSource) guarded).setTargetDataSource(new StubDriver());
		return starter;
	}

	private static DataSource application(List<Closeable> opened, String url, List<String> settings,
			Class<?>... sources) {
		return context(opened, url, settings, sources).getBean(DataSource.class);
	}

	private static ConfigurableApplicationContext context(List<Closeable> opened, String url, List<String> settings,
			Class<?>... sources) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(sources).web(WebApplicationType.NONE)
			.run(Stream.of(SETTINGS, settings, List.of("neon.url=" + url))
				.flatMap(List::stream)
				.map((setting) -> "--" + setting)
				.toArray(String[]::new));
		opened.add(context);
		return context;
	}

	/**
	 * A pool under guard, and no data source of the application's.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
			NeonGuardAutoConfiguration.class })
	static class Pooled {

	}

	/**
	 * A data source under guard, in an application that does not connect before it has
	 * to.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
			NeonGuardAutoConfiguration.class, NeonComputeAutoConfiguration.class, NeonResilienceAutoConfiguration.class,
			NeonReplicaAutoConfiguration.class, NeonDataSourceAutoConfiguration.class,
			DataSourceAutoConfiguration.class })
	static class Guarded {

	}

	/**
	 * Looks for slow and for repeated statements.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(NeonQueryAutoConfiguration.class)
	static class Watched {

	}

	/**
	 * Meters, as Prometheus scrapes them.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			PrometheusMetricsExportAutoConfiguration.class, NeonMetricsAutoConfiguration.class })
	static class Metered {

	}

	/**
	 * An application with all that the starter has.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Everything {

	}

}
