package io.github.neonspring.docs.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionDefinition;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What how-it-works.md tells of the data source's layers and of round trips.
 */
class HowItWorksTests extends FeatureTests {

	private static final Pattern THREAD = Pattern.compile("Thread\\w*\\([^\"\n]*\"(neon-[a-z-]+)\"");

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private NeonTransactionTemplate transactionTemplate;

	@Autowired
	private NeonPool pool;

	@Autowired
	private NeonSimulator endpoint;

	@BeforeEach
	void warmUp() {
		this.jdbc.execute("create table if not exists line (number int)");
		this.transactionTemplate.executeWithoutResult((status) -> read());
	}

	@Test
	void layersAreInThisOrder() throws IOException {
		String picture = page().split("```text")[1].split("```")[0];
		assertThat(picture).containsSubsequence(layers());
	}

	private List<String> layers() {
		List<String> layers = new ArrayList<>();
		DataSource layer = this.dataSource;
		while (layer != null) {
			layers.add((layer instanceof HikariDataSource) ? "HikariCP" : layer.getClass().getSimpleName());
			layer = below(layer);
		}
		assertThat(layers).hasSize(9);
		return layers;
	}

	private static DataSource below(DataSource layer) {
		if (layer instanceof HikariDataSource hikari) {
			return hikari.getDataSource();
		}
		return (layer instanceof DelegatingDataSource delegating) ? delegating.getTargetDataSource() : null;
	}

	@Test
	void transactionsTakeTheseRoundTrips() throws IOException {
		NeonTransactionTemplate reading = this.transactionTemplate.retryable();
		reading.setReadOnly(true);
		told("read-only, one select", () -> reading.executeWithoutResult((status) -> read()));
		NeonTransactionTemplate serializable = reading.retryable();
		serializable.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		told("read-only, one select, serializable", () -> serializable.executeWithoutResult((status) -> read()));
		told("three statements that write", () -> this.transactionTemplate.executeWithoutResult((status) -> write()));
		told("the same, with `verify-commit`",
				() -> this.transactionTemplate.verifyingCommit().executeWithoutResult((status) -> write()));
		told("nothing", () -> this.transactionTemplate.executeWithoutResult((status) -> {
		}));
	}

	private void told(String transaction, Runnable work) throws IOException {
		work.run();
		awaitCommit();
		long before = this.endpoint.stats().roundTrips();
		work.run();
		awaitCommit();
		long roundTrips = this.endpoint.stats().roundTrips() - before;
		assertThat(page()).contains("| " + transaction + " | " + roundTrips + " |");
	}

	// A read-only transaction ends behind its caller
	private void awaitCommit() {
		Awaitility.await().until(() -> this.pool.snapshot().active() == 0);
	}

	private void read() {
		this.jdbc.queryForObject("select count(*) from line", Integer.class);
	}

	private void write() {
		this.jdbc.update("insert into line values (1)");
		this.jdbc.update("update line set number = 2");
		this.jdbc.update("delete from line");
	}

	@Test
	void threadsAreNamedSo() throws IOException {
		Set<String> names = new TreeSet<>();
		try (Stream<Path> files = Files.walk(Path.of("../autoconfigure/src/main/java"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				THREAD.matcher(Files.readString(file)).results().forEach((found) -> names.add(found.group(1)));
			}
		}
		assertThat(names).hasSizeGreaterThan(10);
		assertThat(names.stream().map((name) -> "| `" + name)).allSatisfy((name) -> assertThat(page()).contains(name));
	}

	private static String page() throws IOException {
		return Files.readString(Path.of("how-it-works.md"));
	}

}
