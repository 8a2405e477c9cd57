package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.pool.PoolSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AheadDataSource} below HikariCP.
 */
class AheadDataSourceTests {

	private static final Executor THREADS = (task) -> new Thread(task, "caller").start();

	private final EndpointBreaker breaker = new EndpointBreaker(new NeonCircuitBreakerProperties(), Clock.systemUTC(),
			() -> false);

	private final GatedDatabase database = new GatedDatabase(this.breaker);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicBoolean dead = new AtomicBoolean();

	private final AtomicBoolean alwaysDead = new AtomicBoolean();

	private final AtomicInteger alongside = new AtomicInteger();

	private final CountDownLatch done = new CountDownLatch(1);

	private HikariDataSource hikari;

	@BeforeEach
	void createPool() {
		Openings openings = new Openings(this.database, alongside(),
				(connection) -> !this.alwaysDead.get() && !this.dead.getAndSet(false), this.closed::get, this::remind);
		HikariConfig config = new HikariConfig();
		config
			.setDataSource(new AheadDataSource(this.database, openings, this::snapshot, new SideBySide(this.breaker)));
		config.setInitializationFailTimeout(-1);
		config.setMinimumIdle(0);
		config.setMaximumPoolSize(10);
		this.hikari = new HikariDataSource();
		config.copyStateTo(this.hikari);
	}

	@AfterEach
	void closePool() {
		this.done.countDown();
		this.closed.set(true);
		this.database.openGate();
		this.hikari.close();
		awaitNoThread();
		Awaitility.await().until(() -> this.database.open() == 0);
	}

	@Test
	void singleCallerHasOneConnectionOpened() {
		List<CompletableFuture<Void>> callers = callers(1);
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> this.database.connecting() == 1);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.connects()).isOne();
		assertThat(this.hikari.getHikariPoolMXBean().getTotalConnections()).isOne();
	}

	@Test
	void fewWaitInSilenceAndTheRestFollowsTheFirstThatIsThrough() {
		List<CompletableFuture<Void>> callers = callers(10);
		Awaitility.await()
			.during(Duration.ofMillis(200))
			.until(() -> this.database.connecting() == SideBySide.IN_SILENCE);
		this.database.letThrough(1);
		Awaitility.await().until(() -> this.database.connecting() == 9);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.connects()).isEqualTo(10);
		assertThat(this.hikari.getHikariPoolMXBean().getTotalConnections()).isEqualTo(10);
	}

	@Test
	void connectionsAreOpenedAtOnceWhereTheComputeIsAwake() {
		this.breaker.connected("18.0", Duration.ZERO);
		List<CompletableFuture<Void>> callers = callers(10);
		Awaitility.await().until(() -> this.database.connecting() == SideBySide.MOST);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.connects()).isEqualTo(10);
	}

	@Test
	void firstThatIsReadyServesTheFirstCaller() {
		this.breaker.connected("18.0", Duration.ZERO);
		List<CompletableFuture<Void>> callers = callers(3);
		Awaitility.await().until(() -> this.database.connecting() == 3);
		this.database.letThrough(1);
		Awaitility.await().until(() -> this.hikari.getHikariPoolMXBean().getActiveConnections() == 1);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.connects()).isEqualTo(3);
	}

	@Test
	void maximumHoldsForOpenAndOpeningTogether() {
		this.breaker.connected("18.0", Duration.ZERO);
		this.hikari.setMaximumPoolSize(4);
		List<CompletableFuture<Void>> callers = callers(20);
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> this.database.connecting() == 4);
		this.database.letThrough(2);
		Awaitility.await().until(() -> this.hikari.getHikariPoolMXBean().getActiveConnections() == 2);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.mostAtAll()).isEqualTo(4);
		assertThat(this.hikari.getHikariPoolMXBean().getTotalConnections()).isEqualTo(4);
	}

	@Test
	void noMoreThanTenAtOnce() {
		this.breaker.connected("18.0", Duration.ZERO);
		this.hikari.setMaximumPoolSize(30);
		List<CompletableFuture<Void>> callers = callers(25);
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> this.database.connecting() == SideBySide.MOST);
		this.database.openGate();
		serve(callers);
		assertThat(this.database.mostConnecting()).isEqualTo(SideBySide.MOST);
		assertThat(this.database.mostAtAll()).isLessThanOrEqualTo(30);
	}

	@Test
	void leftoversAreClosed() {
		this.breaker.connected("18.0", Duration.ZERO);
		this.hikari.setConnectionTimeout(1500);
		List<CompletableFuture<Void>> callers = callers(10);
		Awaitility.await().until(() -> this.database.connecting() == SideBySide.MOST);
		assertThat(callers).allSatisfy((caller) -> assertThat(caller).failsWithin(Duration.ofSeconds(5)));
		this.database.openGate();
		Awaitility.await().until(() -> this.database.connecting() == 0);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.database.open())
				.isEqualTo(this.hikari.getHikariPoolMXBean().getTotalConnections())
				.isLessThanOrEqualTo(1));
		awaitNoThread();
	}

	@Test
	void refillIsNoReasonToHurry() {
		this.breaker.connected("18.0", Duration.ZERO);
		this.hikari.setMinimumIdle(3);
		this.database.openGate();
		serve(callers(1));
		Awaitility.await().until(() -> this.hikari.getHikariPoolMXBean().getIdleConnections() == 3);
		assertThat(this.database.connects()).isEqualTo(3);
		assertThat(this.database.mostConnecting()).isOne();
	}

	@Test
	void oneConnectFindsOutForAllWhileConnectsFail() {
		SQLException refusal = new SQLException("refused", "08001");
		this.database.refuse(refusal);
		this.breaker.connectFailed(refusal);
		this.hikari.setConnectionTimeout(1000);
		List<CompletableFuture<Void>> callers = callers(10);
		this.database.openGate();
		assertThat(callers).allSatisfy((caller) -> assertThat(caller).failsWithin(Duration.ofSeconds(5)));
		assertThat(this.database.mostConnecting()).isOne();
		assertThat(this.database.connects()).isGreaterThan(1);
		assertThat(this.alongside).hasValue(0);
	}

	@Test
	void timeoutCarriesTheFailure() {
		SQLException refusal = new SQLException("no such role", "28000");
		this.database.refuse(refusal);
		this.database.openGate();
		this.hikari.setConnectionTimeout(300);
		assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(this.hikari::getConnection)
			.withCause(refusal);
	}

	@Test
	void connectionThatDiedMeanwhileIsNotHandedOut() {
		this.dead.set(true);
		this.database.openGate();
		serve(callers(1));
		assertThat(this.database.connects()).isEqualTo(2);
		assertThat(this.database.open()).isOne();
	}

	@Test
	void thirdConnectionInARowThatDiedIsLentToTellWhy() {
		this.alwaysDead.set(true);
		this.database.openGate();
		serve(callers(1));
		assertThat(this.database.connects()).isEqualTo(3);
		assertThat(this.database.open()).isOne();
	}

	@Test
	void callerConnectsByItselfWhereNoThreadCanBeStarted() throws SQLException {
		Openings openings = openings(() -> {
		}, AheadDataSourceTests::threadThatCannotBeStarted);
		openings.follow(3);
		this.database.openGate();
		PoolSnapshot pool = new PoolSnapshot(0, 0, 0, 3, 10);
		new AheadDataSource(this.database, openings, () -> pool, new SideBySide(this.breaker)).getConnection().close();
		assertThat(this.database.connects()).isOne();
		assertThat(this.alongside).hasValue(0);
	}

	@Test
	void connectionIsClosedWhereThePoolCannotBeReminded() throws SQLException {
		Openings openings = openings(() -> {
			throw new OutOfMemoryError("unable to create native thread");
		}, Thread::new);
		openings.atLeastOne();
		this.database.openGate();
		Awaitility.await().until(() -> this.database.connects() == 1 && this.database.connecting() == 0);
		Awaitility.await().until(() -> this.database.open() == 0);
		Awaitility.await()
			.untilAsserted(() -> assertThatExceptionOfType(SQLException.class).isThrownBy(openings::atLeastOne));
	}

	@Test
	void connectionsThatAreReadyAreClosedWithThePool() {
		this.breaker.connected("18.0", Duration.ZERO);
		callers(10);
		Awaitility.await().until(() -> this.database.connecting() == SideBySide.MOST);
		this.closed.set(true);
		this.database.openGate();
		this.hikari.close();
		awaitNoThread();
		Awaitility.await().until(() -> this.database.open() == 0);
	}

	private Openings openings(Runnable reminder, ThreadFactory threads) {
		return new Openings(this.database, alongside(), (connection) -> true, this.closed::get, reminder, threads);
	}

	private static Thread threadThatCannotBeStarted(Runnable task) {
		return new Thread(task) {

			@Override
			public void start() {
				throw new OutOfMemoryError("unable to create native thread");
			}

		};
	}

	private DataSource alongside() {
		return new DelegatingDataSource(this.database) {

			@Override
			public Connection getConnection() throws SQLException {
				AheadDataSourceTests.this.alongside.incrementAndGet();
				return super.getConnection();
			}

		};
	}

	private List<CompletableFuture<Void>> callers(int number) {
		List<CompletableFuture<Void>> callers = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			callers.add(CompletableFuture.runAsync(this::call, THREADS));
		}
		return callers;
	}

	private void call() {
		try {
			hold(this.hikari.getConnection());
		}
		catch (SQLException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void hold(Connection connection) throws SQLException, InterruptedException {
		try {

			this.done.await();
		}
		finally {
			connection.close();
		}
	}

	private void serve(List<CompletableFuture<Void>> callers) {
		int served = Math.min(callers.size(), this.hikari.getMaximumPoolSize());
		Awaitility.await().until(() -> this.hikari.getHikariPoolMXBean().getActiveConnections() == served);
		this.done.countDown();
		assertThat(callers).allSatisfy((caller) -> assertThat(caller).succeedsWithin(Duration.ofSeconds(5)));
		assertThat(this.hikari.getHikariPoolMXBean().getTotalConnections())
			.isLessThanOrEqualTo(this.hikari.getMaximumPoolSize());
	}

	private PoolSnapshot snapshot() {
		HikariPoolMXBean pool = this.hikari.getHikariPoolMXBean();
		return new PoolSnapshot(pool.getTotalConnections(), pool.getActiveConnections(), pool.getIdleConnections(),
				pool.getThreadsAwaitingConnection(), this.hikari.getMaximumPoolSize());
	}

	private void remind() {
		if (this.hikari.getHikariPoolMXBean() instanceof HikariPool pool) {
			pool.addBagItem(pool.getThreadsAwaitingConnection());
		}
	}

	private static void awaitNoThread() {
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().startsWith("neon-connect-")));
	}

}
