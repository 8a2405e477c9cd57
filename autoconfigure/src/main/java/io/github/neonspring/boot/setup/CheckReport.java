package io.github.neonspring.boot.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandOutput;

/**
 * What the check of a database found.
 *
 * @param database the hosts and the database
 * @param findings the findings, in the order of the checks
 */
record CheckReport(String database, List<Finding> findings) {

	CheckReport {
		findings = List.copyOf(findings);
	}

	List<Finding> failures() {
		return this.findings.stream().filter((finding) -> finding.status() == FindingStatus.FAILURE).toList();
	}

	FindingStatus status() {
		return this.findings.stream().map(Finding::status).max(FindingStatus::compareTo).orElse(FindingStatus.OK);
	}

	/**
	 * Print the report as a table, and below it what to do.
	 * @param output where the answer goes
	 * @return whether there are failures
	 */
	CommandExit print(CommandOutput output) {
		output.say("Database " + this.database);
		output.table(List.of("check", "status", "detail"),
				this.findings.stream()
					.map((finding) -> List.of(finding.check(), finding.status().toString(), finding.detail()))
					.toList());
		this.findings.stream()
			.filter((finding) -> finding.remedy() != null)
			.forEach((finding) -> output.say(finding.check() + ": " + finding.remedy()));
		return failures().isEmpty() ? CommandExit.DONE : CommandExit.FAILED;
	}

	Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("database", this.database);
		map.put("status", status().toString());
		map.put("findings", new ArrayList<>(this.findings.stream().map(Finding::toMap).toList()));
		return map;
	}

}
