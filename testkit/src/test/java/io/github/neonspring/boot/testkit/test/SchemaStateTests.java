package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaState}.
 */
class SchemaStateTests {

	@TempDir
	private Path scripts;

	@Test
	void settingsThatChangeTheOutcomeCount() {
		List<UnaryOperator<FluentConfiguration>> changes = List.of((flyway) -> flyway,
				(flyway) -> flyway.outOfOrder(true), (flyway) -> flyway.mixed(true),
				(flyway) -> flyway.encoding(StandardCharsets.ISO_8859_1),
				(flyway) -> flyway.placeholderReplacement(false), (flyway) -> flyway.placeholderPrefix("<"),
				(flyway) -> flyway.placeholderSuffix(">"), (flyway) -> flyway.placeholderSeparator("|"),
				(flyway) -> flyway.callbacks(new On(Event.AFTER_EACH_MIGRATE)));
		assertThat(changes.stream().map((change) -> SchemaState.of(change.apply(flyway())).digest()))
			.doesNotHaveDuplicates();
		assertThat(SchemaState.of(flyway()).digest()).isEqualTo(SchemaState.of(flyway()).digest());
	}

	@Test
	void filesOfCallbackLocationsCount() throws IOException {
		Files.writeString(this.scripts.resolve("afterEachMigrate.sql"), "select 1");
		String before = SchemaState.of(withCallbacks()).digest();
		Files.writeString(this.scripts.resolve("afterEachMigrate.sql"), "select 2");
		assertThat(SchemaState.of(withCallbacks()).digest()).isNotEqualTo(before);
		assertThat(SchemaState.of(withCallbacks()).changedByEachStart()).isFalse();
	}

	@Test
	void classesOfCallbacksCount() {
		assertThat(SchemaState.of(flyway().callbacks(new On(Event.AFTER_EACH_MIGRATE))).files())
			.containsKey(On.class.getName());
	}

	@Test
	void callbackAfterMigratingChangesTheDatabaseWithEachStart() throws IOException {
		assertThat(SchemaState.of(flyway().callbacks(new On(Event.AFTER_MIGRATE))).changedByEachStart()).isTrue();
		assertThat(SchemaState.of(flyway().callbacks(new On(Event.AFTER_EACH_MIGRATE))).changedByEachStart()).isFalse();
		Files.writeString(this.scripts.resolve("afterMigrate__grants.sql"), "select 1");
		assertThat(SchemaState.of(withCallbacks()).changedByEachStart()).isTrue();
	}

	private FluentConfiguration withCallbacks() {
		return flyway().callbackLocations("filesystem:" + this.scripts);
	}

	private static FluentConfiguration flyway() {
		return new FluentConfiguration(SchemaStateTests.class.getClassLoader());
	}

	private record On(Event wanted) implements Callback {

		@Override
		public boolean supports(Event event, Context context) {
			return event == this.wanted;
		}

		@Override
		public boolean canHandleInTransaction(Event event, Context context) {
			return true;
		}

		@Override
		public void handle(Event event, Context context) {
		}

		@Override
		public String getCallbackName() {
			return "on";
		}

	}

}
