package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.SmallApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten instances start at once on an empty database, through a real PgBouncer.
 */
class ManyInstancesTests {

	private static final int INSTANCES = 10;

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws SQLException {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
	}

	@Test
	void allComeUpAndMigrateOnceOverTheDirectUrl() throws SQLException {
		startTogether("neon.url=" + simulator.pooledUrl());
	}

	@Test
	void allComeUpAndMigrateOnceThroughAPoolerWithoutADirectUrl() throws SQLException {
		startTogether("spring.datasource.url=" + simulator.pooledUrl());
	}

	private static void startTogether(String url) throws SQLException {
		ApplicationContextRunner instance = new ApplicationContextRunner().withUserConfiguration(SmallApplication.class)
			.withPropertyValues(url, "neon.pool.preset=test", "spring.flyway.locations=classpath:db/two");
		CountDownLatch up = new CountDownLatch(INSTANCES);
		List<CompletableFuture<Integer>> counts = new ArrayList<>();
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		for (int i = 0; i < INSTANCES; i++) {
			counts.add(CompletableFuture.supplyAsync(() -> migrated(instance, up), threads));
		}
		threads.shutdown();
		assertThat(counts.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(2);
		assertThat(query("select version || ' ' || success from public.flyway_schema_history order by 1"))
			.containsExactly("1 true", "2 true");
		assertThat(query("select count(*) from pg_locks where locktype = 'advisory'")).containsExactly("0");
	}

	private static int migrated(ApplicationContextRunner instance, CountDownLatch up) {
		AtomicInteger count = new AtomicInteger();
		try {
			instance.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcTemplate.class).queryForList("select id from second")).isEmpty();
				count.set(context.getBean(MigrationReport.class).count());
				up.countDown();
				assertThat(up.await(1, TimeUnit.MINUTES)).isTrue();
			});
			return count.get();
		}
		finally {
			up.countDown();
		}
	}

	private static List<String> query(String sql) throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
	}

}
