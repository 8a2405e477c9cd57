package io.github.neonspring.boot.migration.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code migrate status}.
 */
final class MigrateStatus implements NeonCommand {

	private final ApplicationFlyway flyway;

	MigrateStatus(ApplicationFlyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public String name() {
		return "migrate status";
	}

	@Override
	public String summary() {
		return "Show each migration and whether it is applied";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		Flyway flyway = this.flyway.get();
		MigrationInfoService info = flyway.info();
		List<MigrationRow> rows = Arrays.stream(info.all()).map(MigrationRow::new).toList();
		if (rows.isEmpty()) {
			output.say("There are no migrations in " + ApplicationFlyway.locations(flyway) + ".");
		}
		else {
			output.table(MigrationRow.COLUMNS, rows.stream().map(MigrationRow::cells).toList());
			output.say("");
			output.say(summary(info));
		}
		output.json(document(info, rows));
		return CommandExit.DONE;
	}

	private static String summary(MigrationInfoService info) {
		long failed = failed(info);
		int pending = info.pending().length;
		return SchemaVersion.of(info).sentence() + ((pending > 0) ? " Pending: " + pending + "." : "")
				+ ((failed > 0) ? " Failed: " + failed + "." : "");
	}

	private static long failed(MigrationInfoService info) {
		return Arrays.stream(info.all()).map(MigrationInfo::getState).filter((state) -> state.isFailed()).count();
	}

	private static Map<String, @Nullable Object> document(MigrationInfoService info, List<MigrationRow> rows) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("version", SchemaVersion.of(info).version());
		document.put("pending", info.pending().length);
		document.put("failed", failed(info));
		document.put("migrations", rows.stream().map(MigrationRow::document).toList());
		return document;
	}

}
