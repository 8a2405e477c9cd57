package io.github.neonspring.boot.migration.command;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a migration.
 *
 * @param info what Flyway knows of it
 */
record MigrationRow(MigrationInfo info) {

	static final List<String> COLUMNS = List.of("version", "description", "type", "state", "installed on", "by",
			"duration");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	List<String> cells() {
		LocalDateTime installedOn = installedOn();
		Integer duration = this.info.getExecutionTime();
		return List.of(orEmpty(version()), orEmpty(this.info.getDescription()), this.info.getType().name(),
				this.info.getState().getDisplayName(), (installedOn != null) ? TIME.format(installedOn) : "",
				orEmpty(this.info.getInstalledBy()), (duration != null) ? duration + " ms" : "");
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	Map<String, @Nullable Object> document() {
		LocalDateTime installedOn = installedOn();
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("version", version());
		document.put("description", this.info.getDescription());
		document.put("type", this.info.getType().name());
		document.put("state", this.info.getState().getDisplayName());
		document.put("installedOn", (installedOn != null) ? installedOn.toString() : null);
		document.put("by", this.info.getInstalledBy());
		document.put("durationMillis", this.info.getExecutionTime());
		return document;
	}

	private @Nullable String version() {
		return (this.info.getVersion() != null) ? this.info.getVersion().getVersion() : null;
	}

	// The server's local time, which the driver gives as if it were this machine's
	private @Nullable LocalDateTime installedOn() {
		Date date = this.info.getInstalledOn();
		return (date != null)
				? LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
				: null;
	}

}
