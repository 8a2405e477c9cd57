package io.github.neonspring.boot.migration.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code migrate validate}.
 */
final class MigrateValidate implements NeonCommand {

	private final ApplicationFlyway flyway;

	MigrateValidate(ApplicationFlyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public String name() {
		return "migrate validate";
	}

	@Override
	public String summary() {
		return "Compare the applied migrations with the application's";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		ValidateResult result = this.flyway.get().validateWithResult();
		List<ValidateOutput> invalid = (result.invalidMigrations != null) ? result.invalidMigrations : List.of();
		output.json(document(result, invalid));
		if (result.validationSuccessful) {
			output
				.say("Valid: " + result.validateCount + ((result.validateCount == 1) ? " migration." : " migrations."));
			return CommandExit.DONE;
		}
		invalid.forEach((migration) -> output.error(error(migration)));
		if (invalid.isEmpty() && result.errorDetails != null) {
			output.error(result.errorDetails.errorMessage);
		}
		return CommandExit.FAILED;
	}

	private static String error(ValidateOutput migration) {
		return migration.errorDetails.errorMessage;
	}

	private static Map<String, @Nullable Object> document(ValidateResult result, List<ValidateOutput> invalid) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("valid", result.validationSuccessful);
		document.put("errors", invalid.stream().map(MigrateValidate::document).toList());
		return document;
	}

	private static Map<String, @Nullable Object> document(ValidateOutput migration) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("version", migration.version.isEmpty() ? null : migration.version);
		document.put("description", migration.description);
		document.put("error", error(migration));
		return document;
	}

}
