package io.github.neonspring.boot.migration.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;
import io.github.neonspring.boot.migration.FastPath;

/**
 * The command {@code migrate up}. Not by the application's own migration strategy, which
 * may well be to do nothing at a start.
 */
final class MigrateUp implements NeonCommand {

	private final ApplicationFlyway flyway;

	private final FastPath fastPath;

	MigrateUp(ApplicationFlyway flyway, FastPath fastPath) {
		this.flyway = flyway;
		this.fastPath = fastPath;
	}

	@Override
	public String name() {
		return "migrate up";
	}

	@Override
	public String summary() {
		return "Apply the migrations that are pending";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		Flyway flyway = this.flyway.get();
		Optional<String> version = this.fastPath.versionIfUpToDate(flyway);
		if (version.isPresent()) {
			tell(output, List.of(), version.get());
		}
		else if (!this.fastPath.hasMigrations(flyway)) {
			output.say("There are no migrations in " + ApplicationFlyway.locations(flyway) + ".");
			output.json(document(List.of(), null));
		}
		else {
			MigrateResult result = flyway.migrate();
			tell(output, result.migrations,
					(result.targetSchemaVersion != null) ? result.targetSchemaVersion : result.initialSchemaVersion);
		}
		return CommandExit.DONE;
	}

	private static void tell(CommandOutput output, List<MigrateOutput> applied, @Nullable String version) {
		String done = switch (applied.size()) {
			case 0 -> "Nothing to do. ";
			case 1 -> "1 migration applied. ";
			default -> applied.size() + " migrations applied. ";
		};
		output.say(done + new SchemaVersion(version).sentence());
		output.json(document(applied, version));
	}

	private static Map<String, @Nullable Object> document(List<MigrateOutput> applied, @Nullable String version) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("version", version);
		document.put("applied", applied.stream().map(MigrateUp::document).toList());
		return document;
	}

	private static Map<String, @Nullable Object> document(MigrateOutput migration) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("version", migration.version.isEmpty() ? null : migration.version);
		document.put("description", migration.description);
		document.put("type", migration.type);
		document.put("durationMillis", migration.executionTime);
		return document;
	}

}
