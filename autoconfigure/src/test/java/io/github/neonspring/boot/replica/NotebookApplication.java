package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;

/**
 * An application with a {@link Notebook} on an endpoint with replicas.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = { DataJdbcRepositoriesAutoConfiguration.class, LiquibaseAutoConfiguration.class })
@AutoConfigurationPackage
class NotebookApplication {

	@Bean
	Notebook notebook(JdbcTemplate jdbc, EntityManager entityManager) {
		return new Notebook(jdbc, entityManager);
	}

	@Bean
	NotebookController notebookController(Notebook notebook) {
		return new NotebookController(notebook);
	}

	static NeonSimulator start(int replicas) throws SQLException {
		NeonSimulator simulator = NeonSimulator.builder().replicas(replicas).start();
		simulator.execute("create table entry (id int primary key, number int not null)");
		simulator.execute("insert into entry values (1, 0)");
		simulator.execute("grant all on entry to neondb_owner");
		simulator.replicas().forEach(SimulatedReplica::catchUp);
		return simulator;
	}

	static ConfigurableApplicationContext run(NeonSimulator simulator, String... properties) {
		String replicas = simulator.replicas().stream().map(SimulatedReplica::url).collect(Collectors.joining(","));
		return new SpringApplicationBuilder(NotebookApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.url=" + simulator.url(),
					"neon.read-replica-urls=" + replicas, "neon.keepalive.mode=off", "neon.pool.preset=test",
					"neon.replica.lag-interval=0")
			.properties(properties)
			.run();
	}

	/**
	 * Read until all replicas are awake as far as the application knows.
	 * @param context the application
	 */
	static void awaitRotation(ConfigurableApplicationContext context) {
		Notebook notebook = context.getBean(Notebook.class);
		List<Replica> replicas = context.getBean(Replicas.class).all();
		Callable<Boolean> inRotation = () -> notebook.read() >= 0
				&& replicas.stream().allMatch((replica) -> replica.status() == ReplicaStatus.IN_ROTATION);
		Awaitility.await().until(inRotation);
	}

}
