package io.github.neonspring.boot.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.migration.MigrationState;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for the set-up of a database on a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class SetupOverTheWireTests {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private static final MigrationState CURRENT = new MigrationState(2, "2", List.of(), List.of());

	private static NeonSimulator simulator;

	private final Shop shop = new Shop(simulator, "shop" + NUMBER.incrementAndGet());

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().parameter("log_statement", "all").start();
	}

	@AfterAll
	static void closeSimulator() throws SQLException {
		try (Connection connection = simulator.superuserConnection()) {
			assertThat(new Sql(connection).texts("select pg_read_file('server.log')").get(0)).contains("create role")
				.doesNotContain("Sesame");
		}
		finally {
			simulator.close();
		}
	}

	@Test
	void serverWithoutTheDatabaseIsSetUpOnceAndEveryCheckIsGreen(CapturedOutput output) throws SQLException {
		String[] arguments = Stream.concat(Stream.of(this.shop.arguments()), Stream.of("neon.setup.verify=true"))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext context = TestApplication.run(arguments)) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			assertThat(jdbc.queryForObject("select current_user", String.class)).isEqualTo(this.shop.role());
			readsAndWritesAndNothingElse(jdbc);
		}
		assertThat(output).contains("Set-up: database " + this.shop.name() + " created")
			.contains("Set-up: extension citext created")
			.contains("Set-up: role " + this.shop.role() + " created")
			.contains("Set-up: 10_account.csv: 3 rows into account")
			.contains("Set-up: 20_rate.sql: 3 statements")
			.contains("Check: ok: seed: 2 files loaded")
			.doesNotContain("Check: warning")
			.doesNotContain(Shop.PASSWORD);
		List<String> state = this.shop.state();
		try (ConfigurableApplicationContext context = TestApplication.run(arguments)) {
			assertThat(context.isActive()).isTrue();
		}
		assertThat(this.shop.state()).isEqualTo(state);
		assertThat(output).containsOnlyOnce("Set-up: 10_account.csv").doesNotContain("Check: warning");
	}

	private static void readsAndWritesAndNothingElse(JdbcTemplate jdbc) {
		assertThat(jdbc.queryForObject("select count(*) from account", Integer.class)).isEqualTo(3);
		assertThat(jdbc.queryForObject("insert into account (owner, balance) values ('Edsger', 5) returning id",
				Long.class))
			.isEqualTo(8);
		assertThat(jdbc.update("update account set balance = 6 where id = 8")).isOne();
		assertThat(jdbc.update("delete from account where id = 8")).isOne();
		assertThat(jdbc.queryForObject("select nextval('rate_seq')", Long.class)).isOne();
		for (String refused : List.of("create table mine (id bigint)", "drop table account",
				"alter table account add column note text", "truncate account", "select * from pg_authid",
				"delete from flyway_schema_history", "delete from neon_setup", "create role other",
				"create database other", "create schema other")) {
			assertThatExceptionOfType(DataAccessException.class).as(refused)
				.isThrownBy(() -> jdbc.execute(refused))
				.havingRootCause()
				.withMessageMatching("(?s).*(permission denied|must be owner).*");
		}
	}

	@Test
	void tenInstancesAtOnceEndInTheSameState() throws SQLException {
		Shop alone = new Shop(simulator, "shop" + NUMBER.incrementAndGet());
		alone.setUp(alone.properties(), (line) -> {
		});
		List<String> lines = Collections.synchronizedList(new ArrayList<>());
		ExecutorService threads = Executors.newFixedThreadPool(10);
		try {
			List<CompletableFuture<List<String>>> instances = Stream
				.generate(() -> CompletableFuture.supplyAsync(() -> this.shop.setUp(this.shop.properties(), lines::add),
						threads))
				.limit(10)
				.toList();
			assertThat(instances).allSatisfy((instance) -> assertThat(instance.join()).contains("migrations"));
		}
		finally {
			threads.shutdown();
		}
		assertThat(lines).filteredOn((line) -> line.startsWith("10_account.csv")).hasSize(1);
		assertThat(lines).filteredOn((line) -> line.endsWith(" created")).hasSize(3);
		assertThat(this.shop.state()).isEqualTo(alone.state());
		assertThat(this.shop.check(this.shop.properties(), CURRENT).findings())
			.allSatisfy((finding) -> assertThat(finding.status()).as(finding.describe()).isEqualTo(FindingStatus.OK));
	}

	@Test
	void runThatIsCutOffInAnyStepIsFinishedByTheNext() throws SQLException {
		List<String> lines = new ArrayList<>();
		this.shop.setUp(this.shop.properties(), lines::add);
		List<String> expected = this.shop.state();
		assertThat(lines).hasSize(6);
		for (int i = 0; i < lines.size(); i++) {
			Shop cut = new Shop(simulator, "shop" + NUMBER.incrementAndGet());
			AtomicInteger left = new AtomicInteger(i);
			try {
				cut.setUp(cut.properties(), (line) -> {
					if (left.getAndDecrement() == 0) {
						cut.endSessionsOfTheOwner();
					}
				});
				assertThat(i).as("only the creation of the database is over before it is told").isZero();
			}
			catch (SetupException ex) {
				assertThat(ex.getMessage()).contains("has changed nothing").contains("Finished before: ");
			}
			cut.setUp(cut.properties(), (line) -> {
			});
			assertThat(cut.state()).as("cut off at " + lines.get(i)).isEqualTo(expected);
		}
	}

	@Test
	void missingExtensionIsNamedBeforeAnythingIsChanged(CapturedOutput output) throws SQLException {
		List<String> before = Shop.cluster(simulator);
		assertThatException()
			.isThrownBy(() -> TestApplication.run(Stream
				.concat(Stream.of(this.shop.arguments()), Stream.of("neon.setup.extensions=citext,postgis_of_dreams"))
				.toArray(String[]::new)))
			.havingRootCause()
			.isInstanceOf(SetupException.class)
			.withMessageContaining("has no extension \"postgis_of_dreams\"");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Available: ")
			.contains("nothing was changed");
		assertThat(Shop.cluster(simulator)).isEqualTo(before);
	}

	@Test
	void missingPrivilegesAreAllNamedBeforeAnythingIsChanged() throws SQLException {
		simulator.execute("create role poor login password 'hush-poor'");
		List<String> before = Shop.cluster(simulator);
		String url = this.shop.ownerUrl().replaceFirst("//[^@]+@", "//poor:hush-poor@");
		assertThatExceptionOfType(SetupException.class).isThrownBy(
				() -> new DatabaseSetup(this.shop.properties(), Shop.schemas(), this.shop.connections(url), (line) -> {
				}).beforeMigrations())
			.withMessageContaining("\"poor\" may not create databases")
			.withMessageContaining("\"poor\" may not create roles")
			.satisfies((ex) -> assertThat(ex.getRemedy()).contains("ALTER ROLE \"poor\" CREATEDB")
				.contains("ALTER ROLE \"poor\" CREATEROLE"));
		assertThat(Shop.cluster(simulator)).isEqualTo(before);
		String neondb = simulator.url().replaceFirst("//[^@]+@", "//poor:hush-poor@");
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> new DatabaseSetup(this.shop.properties(),
				Shop.schemas(), this.shop.connections(neondb), (line) -> {
				})
			.beforeMigrations())
			.withMessageContaining("\"poor\" may not create extensions")
			.withMessageContaining("\"poor\" may not create tables in the schema \"public\"");
		assertThat(Shop.cluster(simulator)).isEqualTo(before);
	}

	@Test
	void rowWithAValueTooFewIsNamedBeforeAnythingIsChanged() throws SQLException {
		List<String> before = Shop.cluster(simulator);
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> seed("short"))
			.withMessageContaining("10_account.csv, line 3: 2 values where the header has 3 columns");
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> seed("unreadable"))
			.withMessageContaining("10_rate.sql, line 3: a quote (') that does not end");
		assertThat(Shop.cluster(simulator)).isEqualTo(before);
	}

	@Test
	void valueThatDoesNotFitLeavesNoTrace() throws SQLException {
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> seed("bad"))
			.withMessageContaining("10_account.csv, line 3: invalid input syntax for type bigint: \"much\"")
			.satisfies((ex) -> assertThat(ex.getFinishedSteps()).containsExactly("database", "extensions",
					"application role", "migrations"));
		assertThat(this.shop.query("select owner from account")).isEmpty();
		assertThat(this.shop.query("select relname from pg_class where relname = 'neon_setup'")).isEmpty();
		seed("good");
		assertThat(this.shop.query("select owner from account")).hasSize(3);
	}

	private void seed(String directory) {
		NeonSetupProperties properties = this.shop.properties();
		properties.setSeedLocations(List.of("classpath:db/seed/" + directory));
		this.shop.setUp(properties, (line) -> {
		});
	}

	@Test
	void changedSeedFileIsToldAndNotLoadedAgain(CapturedOutput output) throws SQLException {
		seed("good");
		this.shop.query("insert into account (owner, balance) values ('New', 1) returning id");
		seed("changed");
		assertThat(output).contains("The seed file 10_account.csv has changed since it was loaded");
		assertThat(this.shop.query("select owner from account")).hasSize(4);
		NeonSetupProperties properties = this.shop.properties();
		properties.setSeedLocations(List.of("classpath:db/seed/changed"));
		assertThat(this.shop.check(properties, CURRENT).findings()).extracting(Finding::check, Finding::status)
			.contains(tuple("seed", FindingStatus.WARNING));
	}

	@Test
	void idsGoOnAfterASingleOne(@TempDir Path directory) throws Exception {
		seed(directory, "10_account.csv", "id,owner,balance\n1,Ada,1000\n");
		assertThat(this.shop.query("insert into account (owner, balance) values ('New', 1) returning id"))
			.containsExactly("2");
	}

	@Test
	void commitThatWasCutOffIsNotToldAsNothing(@TempDir Path directory) {
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> seed(directory, "10_rate.sql", """
				create function die() returns trigger language plpgsql as
				  'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
				create constraint trigger die after insert on rate deferrable initially deferred
				  for each row execute function die();
				insert into rate values ('EUR', 1)"""))
			.withMessageContaining("lost its connection while it was committed");
	}

	private void seed(Path directory, String name, String content) throws IOException {
		Files.writeString(directory.resolve(name), content);
		NeonSetupProperties properties = this.shop.properties();
		properties.setSeedLocations(List.of("file:" + directory));
		this.shop.setUp(properties, (line) -> {
		});
	}

	@Test
	void whatAMigrationHasDecidedStays() throws SQLException {
		DatabaseSetup setup = this.shop.setup(this.shop.properties(), (line) -> {
		});
		setup.beforeMigrations();
		setup.migrate(this.shop::migrate);
		owner("grant select, insert on rate to " + this.shop.role(),
				"create materialized view total as select sum(balance) from account");
		setup.afterMigrations();
		assertThat(may("rate", "SELECT", "INSERT", "UPDATE", "DELETE")).containsExactly("t", "t", "f", "f");
		assertThat(may("account", "SELECT", "INSERT", "UPDATE", "DELETE")).containsExactly("t", "t", "t", "t");
		assertThat(may("total", "SELECT")).containsExactly("t");
		owner("revoke update, delete on account from " + this.shop.role());
		seed("good");
		assertThat(may("account", "SELECT", "INSERT", "UPDATE", "DELETE")).containsExactly("t", "t", "f", "f");
		CheckReport report = this.shop.check(this.shop.properties(), CURRENT);
		assertThat(report.failures()).isEmpty();
		assertThat(report.findings()).extracting(Finding::describe)
			.contains("application role: " + this.shop.role() + " may not both read and write account, rate");
	}

	private void owner(String... statements) throws SQLException {
		try (Connection connection = this.shop.asOwner()) {
			for (String statement : statements) {
				new Sql(connection).execute(statement);
			}
		}
	}

	private List<String> may(String table, String... privileges) throws SQLException {
		return this.shop.query("select has_table_privilege('%s', '%s', p) from unnest('{%s}'::text[]) p"
			.formatted(this.shop.role(), table, String.join(",", privileges)));
	}

	@Test
	void beansThatAreCreatedLazilyAreSetUpBeforeTheyAreChecked() {
		String[] arguments = Stream
			.concat(Stream.of(this.shop.arguments()),
					Stream.of("neon.setup.verify=true", "spring.main.lazy-initialization=true"))
			.toArray(String[]::new);
		TestApplication.run(arguments).close();
		TestApplication
			.run(simulator, "neon.setup.verify=true", "spring.main.lazy-initialization=true",
					"spring.flyway.locations=classpath:db/two")
			.close();
	}

	@Test
	void roleThatMayNotLogInIsAProblem() throws SQLException {
		seed("good");
		simulator.execute("alter role " + this.shop.role() + " nologin");
		assertThatExceptionOfType(SetupException.class).isThrownBy(() -> seed("good"))
			.withMessageContaining("\"" + this.shop.role() + "\" may not log in");
	}

	@Test
	void newPasswordOfTheRoleIsTakenOver() throws SQLException {
		seed("good");
		NeonSetupProperties properties = this.shop.properties();
		properties.setApplicationRolePassword("hush-another-one");
		List<String> lines = new ArrayList<>();
		this.shop.setUp(properties, lines::add);
		this.shop.setUp(properties, lines::add);
		assertThat(lines).containsExactly("password of the role " + this.shop.role() + " changed");
		this.shop.connections().logIn(this.shop.name(), this.shop.role(), "hush-another-one");
	}

	@Test
	void passwordIsInNoViewOfTheServer() throws SQLException {
		List<String> seen = new ArrayList<>();
		this.shop.setUp(this.shop.properties(), (line) -> {
			try (Connection connection = simulator.superuserConnection()) {
				seen.addAll(new Sql(connection).texts("select query from pg_stat_activity where query <> ''"));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(String.join("\n", seen)).contains("create role")
			.contains("SCRAM-SHA-256$4096:")
			.doesNotContain("Sesame");
	}

	@Test
	void checkTellsFailuresFromWarnings() throws SQLException {
		NeonSetupProperties properties = this.shop.properties();
		CheckReport nothing = this.shop.check(properties, MigrationState.NONE);
		assertThat(nothing.failures()).extracting(Finding::check).containsExactly("reachable");
		assertThat(nothing.failures().get(0).remedy()).contains("neon.setup.create-database=true");
		simulator.execute("create database " + this.shop.name() + " owner neondb_owner");
		this.shop.migrate();
		CheckReport empty = this.shop.check(properties, new MigrationState(3, "2", List.of("V3__more.sql"), List.of()));
		assertThat(empty.failures()).extracting(Finding::describe)
			.containsExactly("extensions: missing: citext", "migrations: pending: V3__more.sql",
					"seed: not loaded: 10_account.csv, 20_rate.sql",
					"application role: " + this.shop.role() + " does not exist",
					"reachable: as the application: " + this.shop.connections().main().description() + " as "
							+ this.shop.role() + ": The user or the password was refused.");
		this.shop.setUp(properties, (line) -> {
		});
		try (Connection connection = this.shop.asOwner()) {
			Sql sql = new Sql(connection);
			sql.execute("grant create on schema public to " + this.shop.role());
			sql.execute("grant insert on flyway_schema_history to " + this.shop.role());
		}
		CheckReport lax = this.shop.check(properties, CURRENT);
		assertThat(lax.failures()).isEmpty();
		assertThat(lax.status()).isEqualTo(FindingStatus.WARNING);
		assertThat(lax.findings()).extracting(Finding::describe)
			.contains("application role: " + this.shop.role() + " may create tables in public",
					"application role: " + this.shop.role() + " may change flyway_schema_history");
	}

}
