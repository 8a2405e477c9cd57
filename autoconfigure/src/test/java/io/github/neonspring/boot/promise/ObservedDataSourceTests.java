package io.github.neonspring.boot.promise;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import net.ttddyy.observation.boot.autoconfigure.DataSourceObservationBeanPostProcessor;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.RunningTransactions;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * With datasource-micrometer on the class path, queries, connections and transactions are
 * observed, and everything else is as without it.
 */
class ObservedDataSourceTests {

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static long connectsAtStart;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		long before = simulator.stats().connects();
		context = run("--neon.connect.lazy=true", "--neon.query.trace-comments=true",
				"--spring.application.name=shop */ 'drop", "--spring.datasource.hikari.pool-name=shop");
		connectsAtStart = simulator.stats().connects() - before;
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--jdbc.datasource-proxy.enabled=true",
				"--jdbc.includes=connection,query", "--spring.main.banner-mode=off", "--spring.jmx.enabled=false",
				"--spring.flyway.enabled=false", "--neon.pool.budget=off", "--neon.url=" + simulator.url()));
		all.addAll(List.of(arguments));
		return new SpringApplicationBuilder(TestApplication.class, TracedConfiguration.class)
			.web(WebApplicationType.NONE)
			.run(all.toArray(String[]::new));
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void startAsksTheDatabaseNothing() {
		assertThat(connectsAtStart).isZero();
	}

	@Test
	void queriesConnectionsAndTransactionsAreObserved() {
		transaction("shop.Orders.find", TransactionDefinition.PROPAGATION_REQUIRED, false)
			.executeWithoutResult((status) -> jdbc().queryForList("select 1"));
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		for (String meter : List.of("jdbc.query", "jdbc.connection", "neon.transaction")) {
			assertThat(meters.get(meter)
				.tag("transaction.name", "Orders.find")
				.tag("spring.application.name", "shop */ 'drop")
				.tag("endpoint", context.getBean(NeonPool.class).description())
				.timer()
				.totalTime(TimeUnit.NANOSECONDS)).as(meter).isPositive();
		}
		assertThat(meters.get("jdbc.query").tag("jdbc.datasource.name", "shop").timers()).isNotEmpty();
		assertThat(meters.get("neon.transaction")
			.tags("transaction.name", "Orders.find", "outcome", "committed", "read.only", "false")
			.timer()
			.count()).isPositive();
		assertThat(context.getBean(SimpleTracer.class).getSpans()).extracting(SimpleSpan::getName)
			.contains("transaction Orders.find", "query", "connection");
	}

	@Test
	void everyOutcomeIsObservedAndNoScopeIsLeftOpen() {
		TransactionTemplate outer = transaction("shop.Outer.run", TransactionDefinition.PROPAGATION_REQUIRED, false);
		TransactionTemplate inner = transaction("shop.Inner.run", TransactionDefinition.PROPAGATION_REQUIRES_NEW,
				false);
		outer.executeWithoutResult((status) -> {
			jdbc().queryForList("select 1");
			inner.executeWithoutResult((suspending) -> {
				jdbc().queryForList("select 2");
				suspending.setRollbackOnly();
			});
		});
		jdbc().execute("create table observed (id int)");
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> outer.executeWithoutResult((status) -> {
				jdbc().update("insert into observed values (1)");
				simulator.loseNextCommitAnswer();
			}));
		TransactionSynchronization late = new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				throw new TransactionTimedOutException("too late");
			}

		};
		assertThatExceptionOfType(TransactionTimedOutException.class)
			.isThrownBy(() -> transaction("shop.Late.run", TransactionDefinition.PROPAGATION_REQUIRED, false)
				.executeWithoutResult((status) -> TransactionSynchronizationManager.registerSynchronization(late)));
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		assertThat(meters.find("neon.transaction.active").longTaskTimers()).isNotEmpty()
			.allSatisfy((active) -> assertThat(active.activeTasks()).isZero());
		for (List<String> ended : List.of(List.of("Outer.run", "committed"), List.of("Inner.run", "rolled-back"),
				List.of("Outer.run", "unknown"), List.of("Late.run", "unknown"))) {
			assertThat(meters.get("neon.transaction")
				.tags("transaction.name", ended.get(0), "outcome", ended.get(1))
				.timer()
				.count()).isOne();
		}
		assertThat(context.getBean(ObservationRegistry.class).getCurrentObservation()).isNull();
	}

	@Test
	void otherDataSourcesAreNotOurs() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:observed");
		DataSource other = (DataSource) context.getBean(DataSourceObservationBeanPostProcessor.class)
			.postProcessAfterInitialization(database, "other");
		JdbcTransactionManager manager = new JdbcTransactionManager(other);
		manager.addListener(context.getBean(RunningTransactions.class));
		TransactionTemplate template = new TransactionTemplate(manager);
		template.setName("shop.Other.read");
		template.executeWithoutResult((status) -> new JdbcTemplate(other).queryForList("select 1"));
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		for (String meter : List.of("jdbc.query", "jdbc.connection", "neon.transaction")) {
			assertThat(meters.get(meter).tag("transaction.name", "Other.read").timers()).as(meter)
				.isNotEmpty()
				.allSatisfy((timer) -> assertThat(timer.getId().getTag("endpoint")).isEqualTo("none"));
		}
	}

	@Test
	@BeginTravelsWithItsStatement
	void readOnlyTransactionCostsTwoRoundTripsAsEver() {
		NeonPool pool = context.getBean(NeonPool.class);
		TransactionTemplate reading = transaction("shop.Orders.read", TransactionDefinition.PROPAGATION_REQUIRED, true);
		for (int i = 0; i < 3; i++) {
			reading.executeWithoutResult((status) -> jdbc().queryForList("select 1"));
		}
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		SimulatorStats before = simulator.stats();
		reading.executeWithoutResult((status) -> jdbc().queryForList("select 1"));
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		assertThat(simulator.stats().minus(before).roundTrips()).isEqualTo(2);
	}

	@Test
	void dataSourceUnwrapsToHikari() throws SQLException {
		DataSource dataSource = context.getBean(DataSource.class);
		assertThat(dataSource.unwrap(HikariDataSource.class).getPoolName()).isEqualTo("shop");
	}

	@Test
	void readsStillGoToReplicas() {
		try (ConfigurableApplicationContext reading = run("--neon.read-replica-urls=" + simulator.url(),
				"--neon.pool.preset=test")) {
			TransactionTemplate template = new TransactionTemplate(reading.getBean(PlatformTransactionManager.class));
			JdbcTemplate jdbc = reading.getBean(JdbcTemplate.class);
			FunctionCounter reads = reading.getBean(MeterRegistry.class).get("neon.replica.reads").functionCounter();
			template.executeWithoutResult((status) -> jdbc.queryForList("select 1"));
			assertThat(reads.count()).isZero();
			template.setReadOnly(true);
			// The first read may be what wakes it
			Awaitility.await().until(() -> {
				template.executeWithoutResult((status) -> jdbc.queryForList("select 1"));
				return reads.count() > 0;
			});
		}
	}

	@Test
	void statementsCarryTheirTrace() {
		String asked = "select query from pg_stat_activity where pid = pg_backend_pid() and 1 = ?";
		SimpleTracer tracer = context.getBean(SimpleTracer.class);
		assertThat(jdbc().queryForObject(asked, String.class, 1)).isEqualTo(asked.replace("?", "$1"));
		SimpleSpan span = tracer.nextSpan().name("request").start();
		span.context().setSampled(true);
		try (var scope = tracer.withSpan(span)) {
			assertThat(scope).isNotNull();
			assertThat(jdbc().queryForObject(asked, String.class, 1))
				.isEqualTo(asked.replace("?", "$1") + " /*application='shop%20%2A%2F%20%27drop',traceparent='00-"
						+ "0".repeat(32 - span.getTraceId().length()) + span.getTraceId() + "-" + span.getSpanId()
						+ "-01'*/");
			assertThat(jdbc().queryForObject(asked.replace("?", "1"), String.class)).contains("traceparent='00-");
		}
		finally {
			span.end();
		}
	}

	private static JdbcTemplate jdbc() {
		return context.getBean(JdbcTemplate.class);
	}

	private static TransactionTemplate transaction(String name, int propagation, boolean readOnly) {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setName(name);
		template.setPropagationBehavior(propagation);
		template.setReadOnly(readOnly);
		return template;
	}

	@Configuration(proxyBeanMethods = false)
	static class TracedConfiguration {

		@Bean
		SimpleTracer tracer() {
			return new SimpleTracer();
		}

	}

}
