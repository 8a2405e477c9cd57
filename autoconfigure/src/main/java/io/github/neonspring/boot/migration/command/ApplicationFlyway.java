package io.github.neonspring.boot.migration.command;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The application's Flyway, with its data source, locations, callbacks and placeholders.
 *
 * @param provider finds it
 */
record ApplicationFlyway(ObjectProvider<Flyway> provider) {

	Flyway get() {
		Flyway flyway = this.provider.getIfAvailable();
		if (flyway == null) {
			throw new IllegalStateException("This application has no Flyway: there is no data source, or"
					+ " spring.flyway.enabled was false when it was processed ahead of time.");
		}
		return flyway;
	}

	static String locations(Flyway flyway) {
		return Arrays.stream(flyway.getConfiguration().getLocations())
			.map(Location::getDescriptor)
			.collect(Collectors.joining(", "));
	}

}
