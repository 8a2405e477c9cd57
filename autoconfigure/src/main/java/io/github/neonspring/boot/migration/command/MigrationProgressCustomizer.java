package io.github.neonspring.boot.migration.command;

import java.util.Arrays;
import java.util.stream.Stream;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

import io.github.neonspring.boot.command.CommandOutput;

/**
 * Has Flyway tell of each migration where a command runs.
 */
final class MigrationProgressCustomizer implements FlywayConfigurationCustomizer {

	private final ObjectProvider<CommandOutput> output;

	MigrationProgressCustomizer(ObjectProvider<CommandOutput> output) {
		this.output = output;
	}

	@Override
	public void customize(FluentConfiguration configuration) {
		this.output.ifAvailable((output) -> {
			Stream<Callback> progress = Stream.of(new MigrationProgress(output, System::nanoTime));
			configuration.callbacks(
					Stream.concat(Arrays.stream(configuration.getCallbacks()), progress).toArray(Callback[]::new));
		});
	}

}
