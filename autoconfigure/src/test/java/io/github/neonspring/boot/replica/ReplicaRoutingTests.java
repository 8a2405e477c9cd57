package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.promise.BeginTravelsWithItsStatement;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for which transactions read from a replica.
 */
class ReplicaRoutingTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica replica;

	private static ConfigurableApplicationContext context;

	private static Notebook notebook;

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NotebookApplication.start(1);
		replica = simulator.replicas().get(0);
		context = NotebookApplication.run(simulator, "management.endpoints.web.exposure.include=neon",
				"neon.replica.lag-interval=1h", "spring.main.web-application-type=servlet", "server.port=0");
		notebook = context.getBean(Notebook.class);
		jdbc = context.getBean(JdbcTemplate.class);
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@BeforeEach
	void awaitRotation() {
		NotebookApplication.awaitRotation(context);
		awaitCommit();
	}

	private static void awaitCommit() {
		Awaitility.await().until(() -> pool().snapshot().active() == 0);
	}

	@Test
	void readOnlyTransactionsReadFromTheReplica() {
		assertThat(notebook.isReadOnReplica()).isTrue();
		assertThat(notebook.isReadOnReplicaByJpa()).isTrue();
		assertThat(notebook.isRepeatableReadOnReplica()).isTrue();
		TransactionTemplate template = new TransactionTemplate(template().getTransactionManager());
		template.setReadOnly(true);
		assertThat(isOnReplica(template)).isTrue();
	}

	@Test
	void sessionSaysToWhichEndpointItLeads() {
		TransactionTemplate template = new TransactionTemplate(template().getTransactionManager());
		template.setName("Notebook.list");
		template.setReadOnly(true);
		template.executeWithoutResult((status) -> {
			jdbc.execute("select 1");
			assertThat(context.getBean(Sessions.class).open()).singleElement().satisfies((session) -> {
				assertThat(session.endpoint()).isEqualTo(context.getBean(Replicas.class).all().get(0).description());
				assertThat(session.transaction()).isEqualTo("Notebook.list");
				assertThat(session.readOnly()).isTrue();
			});
		});
	}

	@Test
	void everythingElseGoesToThePrimary() {
		assertThat(notebook.isWrittenOnReplica()).isFalse();
		assertThat(jdbc.queryForObject("select pg_is_in_recovery()", Boolean.class)).isFalse();
		assertThat(isOnReplica(template())).isFalse();
	}

	@Test
	void readOnlyTransactionWithinAWritingOneStaysOnThePrimary() {
		assertThat(template().<Boolean>execute((status) -> {
			notebook.write(7);
			return notebook.isReadOnReplica() || notebook.isReadOnReplicaByJpa() || notebook.read() != 7;
		})).isFalse();
	}

	@Test
	void transactionsChooseThePrimary() {
		assertThat(notebook.isLabelledReadOnReplica()).isFalse();
		assertThat(notebook.isLabelledReadOnReplicaByJpa()).isFalse();
		NeonTransactionTemplate chosen = template().readingFromPrimary();
		chosen.setReadOnly(true);
		assertThat(isOnReplica(chosen)).isFalse();
		assertThat(notebook.isReadOnReplica()).isTrue();
	}

	@Test
	void eachTransactionOfARequestGoesItsOwnWay() {
		assertThat(request("/read-write-read")).isEqualTo("[true,false,false,true]");
		assertThat(request("/labelled")).isEqualTo("[true,false,false,true]");
		assertThat(request("/repeatable")).isEqualTo("[false,true]");
	}

	@Test
	void requestThatReadsInThePlaceOfAReplicaWritesToo() {
		replica.down();
		assertThat(request("/read-write-read")).isEqualTo("[false,false,false,false]");
		replica.up();
	}

	@Test
	void connectionThatIsNoLongerReadOnlyWrites() throws SQLException {
		try (Connection connection = context.getBean(DataSource.class).getConnection()) {
			connection.setReadOnly(true);
			assertThat(isOnReplica(connection)).isTrue();
			connection.setReadOnly(false);
			assertThat(isOnReplica(connection)).isFalse();
			try (Statement statement = connection.createStatement()) {
				assertThat(statement.executeUpdate("update entry set number = 5")).isOne();
			}
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			assertThat(isOnReplica(connection)).isTrue();
			assertThatException().isThrownBy(() -> connection.setReadOnly(false))
				.withMessageContaining("in the middle of a transaction");
			connection.commit();
			connection.setReadOnly(false);
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(isOnReplica(connection)).isFalse();
			connection.rollback();
		}
	}

	@Test
	void connectionOfAnotherUserIsReadOnlyToo() throws SQLException {
		DataSource primary = mock(DataSource.class);
		Connection connection = mock(Connection.class);
		given(primary.getConnection("user", "password")).willReturn(connection);
		new ReadingDataSource(primary, Replicas.none(), new Random()).getConnection("user", "password");
		then(connection).should().setReadOnly(true);
	}

	@Test
	void serializableTransactionsWhichAStandbyCannotHaveReadFromThePrimary() {
		assertThat(notebook.isSerializableReadOnReplica()).isFalse();
	}

	@Test
	void writeInAReadOnlyTransactionFailsAsOnThePrimary() {
		long failed = context.getBean(Replicas.class).fallbacks(FallbackReason.FAILED);
		assertThatException().isThrownBy(() -> notebook.writeDeclaredReadOnly())
			.withMessageContaining("read-only transaction");
		assertThat(context.getBean(Replicas.class).fallbacks(FallbackReason.FAILED)).isEqualTo(failed);
	}

	@Test
	void whatOnlyThePrimaryCanDoIsDoneThere() {
		assertThat(notebook.askWhatOnlyThePrimaryKnows()).contains("/");
		assertThat(notebook.isReadOnReplica()).isTrue();
	}

	@Test
	void whatTheReplicaRefusesCostsItNoConnection() {
		long connects = replica.stats().connects();
		for (int i = 0; i < 5; i++) {
			notebook.askWhatOnlyThePrimaryKnows();
			notebook.isSerializableReadOnReplica();
			awaitCommit();
			assertThat(notebook.isReadOnReplica()).isTrue();
			assertThat(notebook.isRepeatableReadOnReplica()).isTrue();
			awaitCommit();
		}
		assertThat(replica.stats().connects()).isEqualTo(connects);
	}

	@Test
	void readInTheWayOfTheReplayIsRepeatedOnThePrimary() throws Exception {
		replica.execute("alter system set max_standby_streaming_delay = 0");
		replica.execute("select pg_reload_conf()");
		long failed = context.getBean(Replicas.class).fallbacks(FallbackReason.FAILED);
		// On a slow machine a read may be done before the replay reaches it
		Awaitility.await().until(() -> !isReadSlowlyOnReplicaBesideChanges());
		assertThat(context.getBean(Replicas.class).fallbacks(FallbackReason.FAILED)).isGreaterThan(failed);
		replica.execute("alter system reset max_standby_streaming_delay");
		replica.execute("select pg_reload_conf()");
	}

	private boolean isReadSlowlyOnReplicaBesideChanges() throws Exception {
		CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(notebook::readSlowly);
		while (!read.isDone()) {
			simulator.execute("alter table entry set (fillfactor = 90)");
			simulator.execute("alter table entry reset (fillfactor)");
		}
		return read.get();
	}

	@Test
	@BeginTravelsWithItsStatement
	void eachEndpointHasItsOwnRoundTripsOnly() {
		notebook.write(1);
		long primary = simulator.stats().roundTrips();
		long standby = replica.stats().roundTrips();
		notebook.read();
		awaitCommit();
		notebook.readByJpa();
		awaitCommit();
		assertThat(simulator.stats().roundTrips() - primary).isZero();
		assertThat(replica.stats().roundTrips() - standby).isEqualTo(4);
		notebook.write(3);
		assertThat(simulator.stats().roundTrips() - primary).isEqualTo(2);
		assertThat(replica.stats().roundTrips() - standby).isEqualTo(4);
	}

	@Test
	void readOnAReplicaDoesNotWaitForTheAnswerToItsCommit() {
		replica.latency(Duration.ofMillis(300));
		notebook.read();
		assertThat(pool().snapshot().active()).as("connections whose COMMIT is under way").isOne();
		replica.latency(Duration.ZERO);
	}

	@Test
	void metersHealthAndEndpointTellOfTheReplica() {
		Awaitility.await()
			.until(() -> notebook.read() >= 0
					&& !Double.isNaN(context.getBean(Replicas.class).all().get(0).lagSeconds()));
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		assertThat(meters.get("neon.replica.reads").tag("replica", "neon-replica-1").functionCounter().count())
			.isPositive();
		assertThat(meters.get("neon.replica.in.rotation").gauge().value()).isOne();
		assertThat(meters.get("neon.replica.lag").timeGauge().value()).isNotNegative();
		assertThat(meters.get("neon.replica.fallbacks").tag("reason", "behind").functionCounter().count()).isZero();
		assertThat(meters.get("hikaricp.connections.max").tag("pool", "neon-replica-1").gauge().value()).isEqualTo(2);
		assertThat(meters.get("hikaricp.connections.max").gauges()).hasSize(2);
		assertThat(health().getDetails()).extractingByKey("replicas")
			.asString()
			.contains("neon-replica-1", "inRotation=true", "lag=", replica.endpoint());
		assertThat(context.getBean(NeonEndpoint.class).section("replicas")).containsKeys("inUse", "fallbacks");
	}

	@Test
	void poolOfThePrimaryIsStillTheDataSources() throws SQLException {
		assertThat(context.getBean(DataSource.class).unwrap(HikariDataSource.class).getPoolName())
			.isNotEqualTo("neon-replica-1");
		assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
	}

	private static Health health() {
		Map<String, HealthIndicator> indicators = context.getBeansOfType(HealthIndicator.class);
		Health health = indicators.get("neonHealthContributor").health();
		assertThat(health).isNotNull();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		return health;
	}

	private static String request(String path) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return String
			.valueOf(RestClient.create("http://localhost:" + port).get().uri(path).retrieve().body(String.class));
	}

	private static boolean isOnReplica(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
			return row.next() && row.getBoolean(1);
		}
	}

	private static NeonPool pool() {
		return context.getBean(Replicas.class).all().get(0).pool();
	}

	private static NeonTransactionTemplate template() {
		return context.getBean(NeonTransactionTemplate.class);
	}

	private static boolean isOnReplica(TransactionTemplate template) {
		return Boolean.TRUE.equals(template
			.<Boolean>execute((status) -> jdbc.queryForObject("select pg_is_in_recovery()", Boolean.class)));
	}

}
