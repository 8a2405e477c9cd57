package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.resilience.DatabaseUnavailableException;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.TlsMode;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The page about troubleshooting has the messages that an application really prints.
 */
@ExtendWith(OutputCaptureExtension.class)
class TroubleshootingTests {

	private static final String MIGRATIONS = "spring.flyway.locations=classpath:features/migration";

	private static final String BASELINE = "spring.flyway.baseline-on-migrate=";

	private static final int IMPATIENCE = 1_000;

	private static final int PATIENCE = 30_000;

	private static String page;

	private static NeonSimulator endpoint;

	private static ConfigurableApplicationContext context;

	private static JdbcTemplate jdbc;

	private static TransactionTemplate transaction;

	@BeforeAll
	static void start() throws IOException {
		page = Files.readString(Repository.ROOT.resolve("docs/troubleshooting.md"));
		endpoint = NeonSimulator.builder().requireSni(true).start();
		context = run("neon.url=" + endpoint.url(), "neon.pool.preset=test", "neon.keepalive.mode=off",
				"neon.circuit-breaker.open-after=500ms");
		jdbc = context.getBean(JdbcTemplate.class);
		transaction = context.getBean(TransactionTemplate.class);
	}

	@AfterAll
	static void close() {
		context.close();
		endpoint.close();
	}

	private static HikariDataSource pool() throws SQLException {
		return context.getBean(DataSource.class).unwrap(HikariDataSource.class);
	}

	// A connection whose end is still on its way would be lent
	private static void refuse(Refusal refusal) throws SQLException {
		endpoint.refuse(refusal);
		pool().getHikariPoolMXBean().softEvictConnections();
		endpoint.kill();
	}

	@AfterEach
	void heal() throws SQLException {
		endpoint.heal();
		pool().setConnectionTimeout(PATIENCE);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> jdbc.queryForObject("select 1", Integer.class) == 1);
	}

	@Test
	void allConnectionsAreInUse() throws SQLException {
		DataSource dataSource = context.getBean(DataSource.class);
		try (Connection one = dataSource.getConnection(); Connection two = dataSource.getConnection()) {
			assertThat(one).isNotSameAs(two);
			pool().setConnectionTimeout(IMPATIENCE);
			assertPage(failure(dataSource::getConnection),
					"HikariPool-1 - Connection is not available, request timed out after ",
					"(total=2, active=2, idle=0, waiting=0). All connections are in use. Who has one to ",
					" ms, 0 statements, idle");
		}
	}

	@Test
	void tooManyConnections() throws SQLException {
		refuse(Refusal.CONNECTION_SLOTS);
		pool().setConnectionTimeout(IMPATIENCE);
		assertPage(failure(() -> jdbc.execute("select 1")), "(total=0, active=0, idle=0, waiting=0). ",
				"The server or the pooler takes no more connections at the moment.",
				"remaining connection slots are reserved for roles with the SUPERUSER attribute");
	}

	@Test
	void quotaIsUsedUp() throws SQLException {
		refuse(Refusal.COMPUTE_QUOTA);
		assertPage(failure(() -> jdbc.execute("select 1")),
				" gives no connection. A quota or limit of the account or project is used up. Look at the usage in the"
						+ " console; upgrade the plan, suspend computes or wait for the next period. Trying again does"
						+ " not help before that, except during maintenance. (ERROR: Your account or project has exceeded"
						+ " the compute time quota. Upgrade your plan to increase limits.)");
	}

	@Test
	void databaseIsOutOfReach() {
		endpoint.down();
		Throwable failure = Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> catchThrowable(() -> jdbc.execute("select 1")),
					DatabaseUnavailableException.class::isInstance);
		assertPage(failure.toString(), "DatabaseUnavailableException: ", " has been out of reach since ",
				" s). Nothing accepts connections there. Check host and port, whether the server runs, and firewalls"
						+ " on the way.");
	}

	@Test
	void answerToCommitIsLost() {
		Throwable failure = catchThrowable(() -> transaction.executeWithoutResult((status) -> {
			jdbc.execute("create table if not exists note (id bigint)");
			endpoint.loseNextCommitAnswer();
		}));
		assertThat(failure).isInstanceOf(CommitOutcomeUnknownException.class);
		assertPage(failure.toString(),
				"CommitOutcomeUnknownException: The transaction may or may not have been committed. The connection to ",
				" was lost during COMMIT, so that nobody knows whether it took effect.");
	}

	@Test
	void serverEndsTheSession(CapturedOutput output) {
		String text = "FATAL: terminating connection due to administrator command";
		assertPage(said(text, () -> {
			endpoint.terminateBackends();
			jdbc.execute("select 1");
		}), text);
		assertPage(output.toString(), "The other side has ended connections to ",
				"since start). They are replaced when they are needed");
	}

	@Test
	void transactionIdlesForTooLong() {
		String text = "FATAL: terminating connection due to idle-in-transaction timeout";
		assertPage(said(text, () -> {
			int backend = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
			jdbc.execute("set local idle_in_transaction_session_timeout = '50ms'");
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isGone(backend));
			jdbc.execute("select 1");
		}), text);
	}

	// The server's last words are lost where the next statement is sent at that moment
	private static String said(String text, Runnable work) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> failure(() -> transaction.executeWithoutResult((status) -> {
				jdbc.execute("select 1");
				work.run();
			})), (said) -> said.contains(text));
	}

	private static boolean isGone(int backend) throws SQLException {
		try (Connection connection = endpoint.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("select pid from pg_stat_activity where pid = " + backend)) {
			return !found.next();
		}
	}

	@Test
	void connectionIsClosed() throws SQLException {
		DataSource dataSource = context.getBean(DataSource.class);
		try (Connection connection = dataSource.getConnection()) {
			Connection driver = (Connection) connection.unwrap(PGConnection.class);
			endpoint.kill();
			assertPage(failure(() -> execute(connection)), "An I/O error occurred while sending to the backend.");
			assertPage(failure(() -> execute(connection)), "Connection is closed");
			assertPage(failure(() -> execute(driver)), "This connection has been closed.");
		}
		Connection returned = dataSource.getConnection();
		returned.close();
		assertPage(failure(() -> execute(returned)), "This connection has been closed and given back to the pool");
	}

	private static void execute(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select 1");
		}
	}

	@Test
	void namesOfPreparedStatementsCollide() {
		assertPage(failure(() -> transaction.executeWithoutResult((status) -> {
			jdbc.execute("deallocate all; prepare \"S_1\" as select 1");
			Stream.generate(() -> "select ?").limit(10).forEach((sql) -> jdbc.queryForList(sql, 1));
		})), "ERROR: prepared statement \"S_1\" already exists");
	}

	@Test
	void readOnlyTransactionWrites() {
		TransactionTemplate readOnly = new TransactionTemplate(transaction.getTransactionManager());
		readOnly.setReadOnly(true);
		jdbc.execute("create table if not exists note (id bigint)");
		assertPage(
				failure(() -> readOnly.executeWithoutResult((status) -> jdbc.execute("insert into note values (1)"))),
				"ERROR: cannot execute INSERT in a read-only transaction");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					neon.password=wrong | ' failed. The user or the password was refused.' | password authentication failed for user 'neondb_owner'
					neon.url=postgresql://u:p@127.0.0.1:1/db | Nothing accepts connections there. | Connection to 127.0.0.1:1 refused
					neon.url=postgresql+psycopg2://u:p@h/db | The connection string cannot be used, because of its part 'scheme'. | 'neon.url: The scheme postgresql+psycopg2: is not supported; it must begin with postgresql://, postgres:// or jdbc:postgresql:'
					""")
	void settingThatIsWrongIsNamed(String setting, String one, String other, CapturedOutput output) {
		boot(setting);
		assertPage(output.toString(), one, other);
	}

	@Test
	void noDatabaseIsConfigured(CapturedOutput output) {
		failure(() -> run("neon.simulator.enabled=false", "neon.url=", "NEON_DATABASE_URL=", "DATABASE_URL=",
				"spring.datasource.url=")
			.close());
		assertPage(output.toString(), "No database is configured");
	}

	@ParameterizedTest
	@EnumSource(names = { "ENDPOINT_DISABLED", "OPTIONS_REFUSED", "TIMED_OUT", "CONNECTION_RESET" })
	void sentenceOfTheStarterIsThere(ConnectFailure failure) {
		assertThat(page).contains(failure.getDescription());
	}

	@Test
	void settingsThatKeepTheComputeAwakeAreNamed(CapturedOutput output) {
		boot("spring.datasource.hikari.keepalive-time=60000", "management.health.db.enabled=true");
		assertPage(output.toString(), "(NEON_DIRECT) from neon.url",
				"spring.datasource.hikari.keepalive-time=60000 asks the database something on each idle connection, so the"
						+ " compute never sleeps; remove it, or set neon.keepalive.mode=always if that is wanted",
				"Keepalive while-used lets the compute sleep, but it is woken in the background: the health component db"
						+ " asks the database something at each health call: remove management.health.db.enabled: the"
						+ " health component neon takes its place");
	}

	@Test
	void hostThatDoesNotResolveIsWaitedFor(CapturedOutput output) {
		boot("neon.url=postgresql://u:p@ep-no-such.invalid/db");
		assertPage(output.toString(), "Unable to obtain connection from database: The connection attempt failed.",
				"Connecting to ep-no-such.invalid:5432/db failed. The name of the host cannot be resolved.",
				"ep-no-such.invalid:5432/db is not there yet. The name of the host cannot be resolved. Trying again for up to ",
				"Check the spelling of the host, whether the endpoint still exists, and the DNS of this machine.");
	}

	@Test
	void addressNamesNoEndpoint(CapturedOutput output) {
		boot("neon.url=" + endpoint.url()
			.replaceFirst("@[^:/]+:", "@127.0.0.1:")
			.replaceFirst("sslmode=[a-z-]+", "sslmode=require"));
		assertPage(output.toString(),
				" failed. The proxy could not tell which endpoint is meant. The server said: Endpoint ID is not"
						+ " specified. Either please upgrade the postgres client library (libpq) for SNI support or pass the"
						+ " endpoint ID (first part of the domain name) as a parameter: '?options=endpoint%3D<endpoint-id>'. See"
						+ " more at https://neon.tech/sni",
				"Connect by the endpoint's own host name (ep-….neon.tech), not by an address or an alias, or add"
						+ " options=endpoint%3D<endpoint> to the connection string, equal to the first part of the host.");
	}

	@Test
	void certificateIsNotTrusted(CapturedOutput output) {
		boot("neon.url=" + endpoint.url().replaceFirst("&sslrootcert=[^&]+", ""));
		// From JDK 25 on it says in between which alert was sent
		assertPage(output.toString(), "SSL error: ", "PKIX path building failed: ",
				": unable to find valid certification path to requested target",
				" failed. The certificate of the server is not trusted, or not for this host name.");
	}

	@Test
	void serverDemandsTls() {
		String url = endpoint.jdbcUrl()
			.replaceFirst("sslmode=[a-z-]+", "sslmode=disable")
			.replaceFirst("channelBinding=require", "channelBinding=disable");
		assertPage(boot("spring.datasource.url=" + url), "connection is insecure (try using `sslmode=require`)");
		assertPage(boot("spring.datasource.url=" + url.replace("channelBinding=disable", "channelBinding=require")),
				"sslmode=disable contradicts channel_binding=require");
		assertPage(
				boot("spring.datasource.url="
						+ endpoint.jdbcUrl().replaceFirst("sslrootcert=[^&]+", "sslrootcert=system")),
				"Could not open SSL root certificate file ");
	}

	@Test
	void serverHasNoTls() {
		try (NeonSimulator plain = NeonSimulator.builder().tls(TlsMode.OFF).start()) {
			String url = plain.url().replaceFirst("\\?.*", "?sslmode=require");
			assertPage(boot("neon.url=" + url), "SSL error: Remote host terminated the handshake");
			assertPage(boot("neon.url=" + url.replaceFirst("@[^:/]+:", "@127.0.0.1:")),
					"The server does not support SSL.");
		}
	}

	@Test
	void poolsAreLargerThanTheServer() {
		assertPage(boot("neon.pool.budget=fail", "neon.pool.instances=10"),
				"10 instances (neon.pool.instances) with a maximum pool size of 15 may open 150 connections to ",
				" less 7 reserved), 80 % of that is ");
	}

	@Test
	void migrationFails(@TempDir Path folder, CapturedOutput output) throws Exception {
		endpoint.execute("drop owned by neondb_owner cascade; create schema if not exists public");
		String own = "spring.flyway.locations=filesystem:" + folder;
		Files.writeString(folder.resolve("V1__broken.sql"), "insert into nowhere values (1);");
		assertPage(boot(own), "Failed to execute script V1__broken.sql", "SQL State  : 42P01",
				"ERROR: relation \"nowhere\" does not exist");
		assertPage(output.toString(),
				"Migration of schema \"public\" to version \"1 - broken\" failed! Changes successfully rolled back.");
		jdbc.execute("drop table if exists flyway_schema_history; create table note (id bigint)");
		assertPage(boot(BASELINE + false), "Found non-empty schema(s) \"public\" but no schema history table.");
		assertPage(output.toString(),
				"The database already has tables, but no record of which migrations made them. Found non-empty schema(s)");
		jdbc.execute("drop table note");
		assertThat(boot()).isEmpty();
		jdbc.execute("update flyway_schema_history set checksum = 1");
		assertPage(boot(), "Validate failed: Migrations have failed validation",
				"Migration checksum mismatch for migration version 1");
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.connect.retry-timeout=500ms", "spring.datasource.hikari.pool-name=HikariPool-1")
			.run(Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new));
	}

	/**
	 * Start an application with migrations, and stop it if it does start.
	 * @param settings what is wrong
	 * @return the messages of its failure, empty if there was none
	 */
	private static String boot(String... settings) {
		Map<String, String> properties = new LinkedHashMap<>();
		Stream
			.concat(Stream.of("neon.url=" + endpoint.url(), MIGRATIONS, BASELINE + true,
					"spring.flyway.baseline-version=0"), Stream.of(settings))
			.map((setting) -> setting.split("=", 2))
			.forEach((setting) -> properties.put(setting[0], setting[1]));
		if (properties.containsKey("spring.datasource.url")) {
			properties.remove("neon.url");
		}
		return failure(() -> run(properties.entrySet().stream().map(Object::toString).toArray(String[]::new)).close());
	}

	private static String failure(ThrowingCallable callable) {
		StringBuilder messages = new StringBuilder();
		for (Throwable failure = catchThrowable(callable); failure != null; failure = failure.getCause()) {
			messages.append(failure).append('\n');
		}
		return messages.toString();
	}

	private static void assertPage(String said, String... parts) {
		assertThat(said).contains(parts);
		assertThat(page).contains(parts);
	}

	/**
	 * An application without anything of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class,
			excludeName = "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration")
	static class Shop {

	}

}
