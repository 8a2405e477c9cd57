package io.github.neonspring.boot.migration.command;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.command.CommandRun;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * A web application with an entity, which has its Flyway switched off at a start and a
 * Liquibase without a change log, which could not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		excludeName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@EntityScan(basePackageClasses = CommandApplication.class)
class CommandApplication {

	static CommandRun run(NeonSimulator simulator, String command, String... properties) {
		List<String> args = new ArrayList<>(List.of("--neon.url=" + simulator.url(), "--spring.flyway.enabled=false"));
		for (String property : properties) {
			args.add("--" + property);
		}
		return CommandRun.of(CommandApplication.class, command, args.toArray(String[]::new));
	}

	@Entity
	@Table(name = "pet")
	static class Pet {

		@Id
		private Long id;

		private String name;

		Long id() {
			return this.id;
		}

		String name() {
			return this.name;
		}

	}

}
