package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;

import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * The proxies that a native image must have been built with, and Flyway's settings, which
 * are read by their names.
 */
final class MigrationRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.proxies().registerJdkProxy(Connection.class).registerJdkProxy(PreparedStatement.class);
		hints.reflection().registerType(Configuration.class, MemberCategory.INVOKE_PUBLIC_METHODS);
	}

}
