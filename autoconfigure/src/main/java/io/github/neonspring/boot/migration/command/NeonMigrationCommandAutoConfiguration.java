package io.github.neonspring.boot.migration.command;

import java.nio.file.Path;
import java.time.Clock;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.migration.FastPath;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;

/**
 * Auto-configuration for the commands {@code migrate …}. Nothing of it is created unless
 * a command runs, but for a customizer of Flyway that does nothing then.
 *
 * @since 0.1.0
 */
@Lazy
@AutoConfiguration(after = NeonMigrationAutoConfiguration.class)
@ConditionalOnBean(FastPath.class)
public final class NeonMigrationCommandAutoConfiguration {

	@Bean
	MigrationProgressCustomizer neonMigrationProgress(ObjectProvider<CommandOutput> output) {
		return new MigrationProgressCustomizer(output);
	}

	@Bean
	MigrateCreate neonMigrateCreate(ConfigurableApplicationContext context) {
		return new MigrateCreate(context, Path.of("").toAbsolutePath(), Clock.systemUTC());
	}

	@Lazy
	@Configuration(proxyBeanMethods = false)
	static class ReadingCommands {

		@Bean
		MigrateStatus neonMigrateStatus(ObjectProvider<Flyway> flyway) {
			return new MigrateStatus(new ApplicationFlyway(flyway));
		}

		@Bean
		MigrateCurrent neonMigrateCurrent(ObjectProvider<Flyway> flyway) {
			return new MigrateCurrent(new ApplicationFlyway(flyway));
		}

		@Bean
		MigrateValidate neonMigrateValidate(ObjectProvider<Flyway> flyway) {
			return new MigrateValidate(new ApplicationFlyway(flyway));
		}

	}

	@Lazy
	@Configuration(proxyBeanMethods = false)
	static class WritingCommands {

		@Bean
		MigrateUp neonMigrateUp(ObjectProvider<Flyway> flyway, FastPath fastPath) {
			return new MigrateUp(new ApplicationFlyway(flyway), fastPath);
		}

		@Bean
		MigrateBaseline neonMigrateBaseline(ObjectProvider<Flyway> flyway) {
			return new MigrateBaseline(new ApplicationFlyway(flyway));
		}

		@Bean
		MigrateRepair neonMigrateRepair(ObjectProvider<Flyway> flyway) {
			return new MigrateRepair(new ApplicationFlyway(flyway));
		}

	}

}
