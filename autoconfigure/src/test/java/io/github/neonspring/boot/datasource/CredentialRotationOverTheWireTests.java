package io.github.neonspring.boot.datasource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.SmallApplication;
import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for credentials that change while the application runs, on a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class CredentialRotationOverTheWireTests {

	private static final String OLD = "hush-old-one";

	private static final String NEW = "hush-new-one";

	private static NeonSimulator simulator;

	@TempDir
	private Path secrets;

	@BeforeAll
	static void startSimulator() throws SQLException {
		simulator = NeonSimulator.start();
		simulator.execute("create role teller login");
		simulator.execute("grant all on schema public to teller");
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void begin() throws SQLException, IOException {
		onServer(OLD);
		inFile(OLD);
	}

	@Test
	void passwordInAFileChangesUnderLoadAndNoRequestFails(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = runWithFile("spring.datasource.hikari.maximum-pool-size=3",
				"spring.datasource.hikari.minimum-idle=3"); Load load = new Load(context, 3)) {
			load.runs();
			List<Integer> before = backends();
			onServer(NEW);
			inFile(NEW);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> noneOf(before));
			load.runs();
			assertThat(load.failures).isEmpty();
		}
		assertThat(output).contains("with new credentials").doesNotContain(OLD).doesNotContain(NEW);
	}

	@Test
	void idleConnectionsRetireOneAfterTheOther() throws Exception {
		try (ConfigurableApplicationContext context = runWithFile("spring.datasource.hikari.maximum-pool-size=3",
				"spring.datasource.hikari.minimum-idle=3")) {
			assertThat(context.getBean(NeonPool.class).isOpen()).isTrue();
			Awaitility.await().until(() -> backends().size() == 3);
			List<Integer> before = backends();
			onServer(NEW);
			inFile(NEW);
			Awaitility.await().until(() -> !backends().containsAll(before));
			assertThat(backends()).containsAnyElementsOf(before);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> noneOf(before));
		}
	}

	@Test
	void connectionThatSomebodyHoldsKeepsNoComputeAwake() throws Exception {
		try (ConfigurableApplicationContext context = runWithFile("spring.datasource.hikari.maximum-pool-size=2",
				"spring.datasource.hikari.minimum-idle=2", "neon.pool.check-after=100ms", "neon.keepalive.mode=off")) {
			DataSource dataSource = context.getBean(DataSource.class);
			try (Connection held = dataSource.getConnection()) {
				held.createStatement().execute("select 1");
				Awaitility.await().until(() -> backends().size() == 2);
				List<Integer> before = backends();
				onServer(NEW);
				inFile(NEW);
				Awaitility.await().until(() -> backends().size() == 2 && !backends().containsAll(before));
				AtomicLong roundTrips = new AtomicLong();
				// The server knows a new connection before its login is over
				Awaitility.await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(30)).until(() -> {
					long now = simulator.stats().roundTrips();
					return roundTrips.getAndSet(now) == now;
				});
				assertThat(held.isClosed()).isFalse();
			}
			Awaitility.await().until(() -> backends().size() == 2);
		}
	}

	@Test
	void fileThatChangesBeforeTheServerFailsNobody() throws Exception {
		try (ConfigurableApplicationContext context = runWithFile("neon.pool.preset=serverless",
				"neon.keepalive.mode=off", "spring.datasource.hikari.idle-timeout=10000")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("select 1");
			inFile(NEW);
			cutOff();
			assertThat(jdbc.queryForObject("select session_user", String.class)).isEqualTo("teller");
			onServer(NEW);
			cutOff();
			assertThat(jdbc.queryForObject("select session_user", String.class)).isEqualTo("teller");
		}
	}

	@Test
	void providerIsAskedForThePoolAndForMigrations() throws SQLException {
		AtomicInteger told = new AtomicInteger();
		onServer(NEW);
		NeonCredentialsProvider provider = new NeonCredentialsProvider() {

			@Override
			public NeonCredentials getCredentials() {
				return new NeonCredentials("teller", (told.get() > 0) ? NEW : OLD);
			}

			@Override
			public void refused(NeonCredentials refused) {
				told.incrementAndGet();
			}

		};
		long rejected = simulator.stats().rejectedLogins();
		try (ConfigurableApplicationContext context = runWithProvider(() -> provider,
				"spring.flyway.locations=classpath:db/two")) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select tableowner from pg_tables where tablename = 'second'", String.class))
				.isEqualTo("teller");
		}
		finally {
			simulator.execute("drop owned by teller");
			simulator.execute("grant all on schema public to teller");
		}
		assertThat(simulator.stats().rejectedLogins()).isEqualTo(rejected + 1);
		assertThat(told).hasValue(1);
	}

	@Test
	void wrongPasswordInAFileIsTriedOnceAtStart(CapturedOutput output) throws Exception {
		inFile("hush-wrong-for-good");
		long rejected = simulator.stats().rejectedLogins();
		Throwable failure = catchThrowable(() -> runWithFile("spring.flyway.locations=classpath:db/two").close());
		assertThat(ConnectFailure.of(failure)).isEqualTo(ConnectFailure.PASSWORD_REFUSED);
		assertThat(simulator.stats().rejectedLogins()).isEqualTo(rejected + 1);
		assertThat(output).contains("The user or the password was refused").doesNotContain("hush-wrong-for-good");
	}

	@Test
	void wrongPasswordOfAProviderIsTriedOnceAtStart() {
		long rejected = simulator.stats().rejectedLogins();
		NeonCredentialsProvider provider = () -> new NeonCredentials("teller", "hush-wrong-for-good");
		Throwable failure = catchThrowable(
				() -> runWithProvider(() -> provider, "spring.flyway.locations=classpath:db/two").close());
		assertThat(ConnectFailure.of(failure)).isEqualTo(ConnectFailure.PASSWORD_REFUSED);
		assertThat(simulator.stats().rejectedLogins()).isEqualTo(rejected + 1);
	}

	@Test
	void providerOfHikariCpIsHonoured() {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator,
				"spring.datasource.hikari.credentials-provider-class-name=" + Teller.class.getName(),
				"neon.username=teller", "neon.password=hush-not-this-one")) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select session_user", String.class))
				.isEqualTo("teller");
		}
	}

	private ConfigurableApplicationContext runWithFile(String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.config.import=configtree:" + this.secrets + "/",
				"neon.username=teller", "neon.credentials.check-interval=1s"));
		all.addAll(List.of(properties));
		return SmallApplication.run(simulator, all.toArray(String[]::new));
	}

	private static ConfigurableApplicationContext runWithProvider(Supplier<NeonCredentialsProvider> provider,
			String... properties) {
		return new SpringApplicationBuilder(SmallApplication.class).web(WebApplicationType.NONE)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(NeonCredentialsProvider.class,
					provider))
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.url=" + simulator.url().replaceAll("//[^@]*@", "//teller@"))
			.properties(properties)
			.run();
	}

	private static void onServer(String password) throws SQLException {
		simulator.execute("alter role teller password '" + password + "'");
	}

	private void inFile(String password) throws IOException {
		Files.writeString(this.secrets.resolve("neon.password"), password + "\n");
	}

	private static void cutOff() throws SQLException {
		simulator.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'teller'");
		Awaitility.await().until(() -> backends().isEmpty());
	}

	private static boolean noneOf(List<Integer> before) throws SQLException {
		return backends().stream().noneMatch(before::contains);
	}

	private static List<Integer> backends() throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pid from pg_stat_activity where usename = 'teller'")) {
			List<Integer> pids = new ArrayList<>();
			while (rows.next()) {
				pids.add(rows.getInt(1));
			}
			return pids;
		}
	}

	/**
	 * HikariCP's kind of provider.
	 */
	public static final class Teller implements HikariCredentialsProvider {

		@Override
		public Credentials getCredentials() {
			return Credentials.of("teller", OLD);
		}

	}

	/**
	 * Threads that run one transaction after the other.
	 */
	private static final class Load implements AutoCloseable {

		private final AtomicBoolean over = new AtomicBoolean();

		private final AtomicInteger done = new AtomicInteger();

		private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

		private final List<Thread> threads = new ArrayList<>();

		Load(ConfigurableApplicationContext context, int threads) {
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			for (int i = 0; i < threads; i++) {
				Thread thread = new Thread(() -> {
					while (!this.over.get()) {
						try {
							transaction.executeWithoutResult((status) -> jdbc.execute("select pg_sleep(0.002)"));
							this.done.incrementAndGet();
						}
						catch (RuntimeException ex) {
							this.failures.add(ex);
						}
					}
				});
				thread.start();
				this.threads.add(thread);
			}
		}

		void runs() {
			int before = this.done.get();
			Awaitility.await().until(() -> this.done.get() > before + 50);
		}

		@Override
		public void close() {
			this.over.set(true);
			Awaitility.await().until(() -> this.threads.stream().noneMatch(Thread::isAlive));
		}

	}

}
