package io.github.neonspring.boot.promise;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.actuate.endpoint.NeonEndpointSection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.QueryReport;
import io.github.neonspring.boot.query.QueryStatement;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Slow and repeated statements are told, each once, with where they come from and what
 * the server would do.
 */
@ExtendWith(OutputCaptureExtension.class)
class QueriesTests {

	private static final Duration SLOW = Duration.ofMillis(150);

	private static final String REPEATED = "The same statement was executed";

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void start() throws Exception {
		simulator = NeonSimulator.start();
		simulator.execute("create table item (id int primary key, word text)");
		simulator.execute("grant all on item to public");
		context = TestApplication.run(simulator, "neon.query.slow-threshold=" + SLOW.toMillis() + "ms",
				"neon.query.repeat-threshold=5", "neon.query.report-interval=1h", "neon.query.explain=true",
				"neon.pool.preset=development", "management.endpoints.web.exposure.include=neon");
		jdbc = context.getBean(JdbcTemplate.class);
		Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().idle() > 1);
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void slowStatementIsToldOnceWithItsRowsAndWhereItComesFrom(CapturedOutput output) {
		TransactionTemplate transaction = transaction("shop.Orders.find");
		for (int i = 0; i < 2; i++) {
			transaction.executeWithoutResult(
					(status) -> jdbc.queryForList("select n, pg_sleep(0.06) from generate_series(1, ?) as n", 3));
		}
		assertThat(told(output, "Slow statement", "select n,")).singleElement()
			.asString()
			.contains("3 rows read", "in the transaction shop.Orders.find", "from " + QueriesTests.class.getName(),
					simulator.endpoint(), "select n, pg_sleep(?) from generate_series(?, ?) as n");
		QueryStatement found = report().slow()
			.stream()
			.filter((statement) -> statement.sql().startsWith("select n,"))
			.findFirst()
			.orElseThrow();
		assertThat(found.times()).isEqualTo(2);
		assertThat(found.most()).isGreaterThanOrEqualTo(150);
		assertThat(found.origin().transaction()).isEqualTo("shop.Orders.find");
	}

	@Test
	void slowWritesTellWhatTheyWroteOrThatTheyFailed(CapturedOutput output) {
		jdbc.update("insert into item select 100 + n, 'word' from generate_series(1, 4) as n, pg_sleep(0.16)");
		jdbc.batchUpdate("insert into item select ?, 'word' from pg_sleep(0.06)",
				List.of(new Object[] { 1 }, new Object[] { 2 }, new Object[] { 3 }));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> jdbc.execute("select 1 / (length(pg_sleep(0.16)::text))"));
		assertThat(told(output, "Slow statement", "insert into item select ? + n")).singleElement()
			.asString()
			.contains("4 rows written")
			.doesNotContain("'word'");
		assertThat(told(output, "Slow statement", "insert into item select ?, ?")).singleElement()
			.asString()
			.contains("a batch of 3, 3 rows written");
		assertThat(told(output, "Slow statement", "length")).singleElement().asString().contains("which failed");
	}

	@Test
	void fastStatementsAreNotTold() {
		// Again where the host was slow
		Awaitility.await().untilAsserted(() -> {
			long before = report().slowExecutions();
			long begun = System.nanoTime();
			jdbc.queryForList("select id from item");
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLOW);
			assertThat(report().slowExecutions()).isEqualTo(before);
		});
	}

	@Test
	void statementRepeatedInTransactionIsToldOnceWithTheCount(CapturedOutput output) {
		transaction("shop.Orders.page").executeWithoutResult((status) -> {
			for (int i = 0; i < 7; i++) {
				jdbc.queryForList(new String("select word from item where id = ?"), i);
			}
		});
		assertThat(told(output, REPEATED, "select word from item")).singleElement()
			.asString()
			.contains("executed 7 times in the transaction shop.Orders.page from " + QueriesTests.class.getName());
		transaction("shop.Orders.page").executeWithoutResult((status) -> {
			for (int i = 0; i < 5; i++) {
				jdbc.queryForList("select word from item where id = ?", i);
			}
			status.setRollbackOnly();
		});
		assertThat(told(output, REPEATED, "select word from item")).hasSize(1);
		assertThat(report().repeated()).filteredOn((found) -> found.sql().startsWith("select word"))
			.singleElement()
			.satisfies((found) -> {
				assertThat(found.times()).isEqualTo(2);
				assertThat(found.most()).isEqualTo(7);
				assertThat(found.last()).isEqualTo(5);
			});
	}

	@Test
	void fewerExecutionsBatchesAndStatementsOutsideTransactionsAreNotTold(CapturedOutput output) {
		transaction("shop.Orders.few").executeWithoutResult((status) -> {
			for (int i = 0; i < 4; i++) {
				jdbc.queryForList("select count(*) from item where id > ?", i);
			}
			jdbc.batchUpdate("update item set word = '' where id = ?", List.of(new Object[] { -1 }, new Object[] { -2 },
					new Object[] { -3 }, new Object[] { -4 }, new Object[] { -5 }, new Object[] { -6 }));
		});
		for (int i = 0; i < 6; i++) {
			jdbc.queryForList("select count(*) from item where id > ?", i);
		}
		assertThat(told(output, REPEATED, "count(*)")).isEmpty();
		assertThat(told(output, REPEATED, "update item")).isEmpty();
	}

	@Test
	@DisabledIfSystemProperty(named = "postgres.version", matches = "15\\..*",
			disabledReason = "PostgreSQL has plans of statements with parameters from 16 on")
	void planOfSlowStatementIsToldWithoutExecutingIt(CapturedOutput output) {
		NeonPool pool = context.getBean(NeonPool.class);
		long rolledBack = pool.transactions().rolledBack();
		jdbc.update("insert into item (id) select 1000 + n from generate_series(1, ?) as n, pg_sleep(0.16)", 2);
		Awaitility.await()
			.untilAsserted(() -> assertThat(output.getOut()).contains("Plan of a slow statement on ")
				.containsPattern("Insert on item +\\(cost=[\\d.]+")
				.containsPattern("Function Scan on (generate_series n|pg_sleep)"));
		assertThat(jdbc.queryForObject("select count(*) from item where id > 1000", Integer.class)).isEqualTo(2);
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		assertThat(pool.transactions().rolledBack()).isEqualTo(rolledBack);
	}

	@Test
	void planShowsNoValue(CapturedOutput output) {
		jdbc.queryForList("select word from pg_sleep(0.16) left join item on id = 471147114 and word <> 'hidden'");
		Awaitility.await()
			.untilAsserted(() -> assertThat(output.getOut()).contains("Plan of a slow statement on ")
				.containsPattern("(Index Cond|Filter): .*id = \\?"));
		assertThat(output).doesNotContain("471147114").doesNotContain("hidden");
	}

	@Test
	void planThatThereIsNotIsToldWithoutTheWordsOfTheServer(CapturedOutput output) {
		transaction("shop.Orders.import").executeWithoutResult((status) -> {
			jdbc.execute("create temporary table own (id int) on commit drop");
			jdbc.queryForList("select id from own, pg_sleep(0.16)");
		});
		Awaitility.await()
			.untilAsserted(() -> assertThat(told(output, "There is no plan", "select id from own")).singleElement()
				.asString()
				.contains("SQL state 42P01")
				.doesNotContain("does not exist"));
	}

	@Test
	void statementsThatAreSeveralAreNotExplained(CapturedOutput output) {
		jdbc.execute("select pg_sleep(0.16); delete from item where id = 5000");
		assertThat(told(output, "Slow statement", "delete from item where id = ?")).hasSize(1);
		jdbc.queryForList("select pg_sleep(0.16) as after");
		Awaitility.await()
			.untilAsserted(() -> assertThat(told(output, "Plan of", "select pg_sleep(?) as after")).hasSize(1));
		assertThat(told(output, "Plan of", "delete from item where id = ?")).isEmpty();
	}

	@Test
	void sectionAndMetersShowWhatWasFound() {
		jdbc.queryForList("select pg_sleep(0.16), 'shown'");
		Map<?, ?> section = context.getBeansOfType(NeonEndpointSection.class)
			.values()
			.stream()
			.filter((some) -> some.name().equals("queries"))
			.findFirst()
			.orElseThrow()
			.describe();
		assertThat(section.get("enabled")).isEqualTo(true);
		assertThat(section.get("slow").toString())
			.contains("thresholdMillis=150", "sql=select pg_sleep(?), ?", "caller=" + QueriesTests.class.getName())
			.doesNotContain("shown");
		assertThat(section.get("repeated").toString()).contains("threshold=5");
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		assertThat(meters.get("neon.query.slow").functionCounter().count()).isEqualTo(report().slowExecutions());
		assertThat(meters.get("neon.query.repeated").functionCounter().count())
			.isEqualTo(report().repeatingTransactions());
	}

	private static TransactionTemplate transaction(String name) {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setName(name);
		return template;
	}

	private static QueryReport report() {
		return context.getBean(QueryReport.class);
	}

	private static List<String> told(CapturedOutput output, String how, String sql) {
		return output.getOut().lines().filter((line) -> line.contains(how) && line.contains(sql)).toList();
	}

}
