package io.github.neonspring.boot.migration.undo;

import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;

import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;
import io.github.neonspring.boot.migration.NeonMigrationProperties;

/**
 * Auto-configuration for the way back from schema migrations.
 *
 * @since 0.1.0
 */
@Lazy
@AutoConfiguration(after = NeonMigrationAutoConfiguration.class)
@ConditionalOnClass({ Flyway.class, PostgreSQLDatabaseType.class })
@ConditionalOnBean(NeonMigrationProperties.class)
@ImportRuntimeHints(UndoRuntimeHints.class)
public final class NeonUndoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Downgrade neonDowngrade(ObjectProvider<Flyway> flyway, NeonMigrationProperties properties) {
		return new Downgrade(flyway, properties.getUndoLocations());
	}

	@Bean
	@ConditionalOnMissingBean
	DowngradeCommand neonDowngradeCommand(Downgrade downgrade) {
		return new DowngradeCommand(downgrade);
	}

}
