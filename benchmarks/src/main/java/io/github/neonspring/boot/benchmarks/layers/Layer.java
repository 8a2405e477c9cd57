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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
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
	 * The starter's pool and guard on the stub driver, which has no socket to look at.
	 */
	GUARD_STUB {

		@Override
		DataSource open(List<Closeable> opened) throws SQLException {
			ConfigurableApplicationContext context = run(SOMEWHERE, NeonConnectionAutoConfiguration.class,
					NeonPoolAutoConfiguration.class, NeonGuardAutoConfiguration.class);
			opened.add(context);
			ConnectingDataSource nowhere = new ConnectingDataSource(
					JdbcTarget.of(ConnectionString.parse(SOMEWHERE), TargetOptions.NONE), Duration.ofSeconds(1),
					ConnectListener.NONE);
			DataSource stub = new StubDriver();
			GuardedDataSource guarded = context.getBean(Guarding.class).of(nowhere, stub, stub, Duration.ofHours(1));
			return context.getBean(NeonPool.class).open(nowhere, guarded, false);
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
	 * The application's data source as the starter puts it together, with limits for
	 * everything and commits verified.
	 */
	STARTER_PGJDBC {

		@Override
		DataSource open(List<Closeable> opened) {
			ConfigurableApplicationContext context = run(simulator(opened).url(), Everything.class);
			opened.add(context);
			return context.getBean(DataSource.class);
		}

	};

	private static final String SOMEWHERE = "postgresql://nobody:hush-nothing@127.0.0.1:1/nowhere?sslmode=disable";

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

	private static ConfigurableApplicationContext run(String url, Class<?>... sources) {
		return new SpringApplicationBuilder(sources).web(WebApplicationType.NONE)
			.run(Stream.concat(SETTINGS.stream(), Stream.of("neon.url=" + url))
				.map((setting) -> "--" + setting)
				.toArray(String[]::new));
	}

	/**
	 * An application with all that the starter has.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Everything {

	}

}
