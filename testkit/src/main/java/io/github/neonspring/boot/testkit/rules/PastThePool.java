package io.github.neonspring.boot.testkit.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for connections from {@code DriverManager}.
 */
final class PastThePool implements Check {

	private final Project project;

	PastThePool(Project project) {
		this.project = project;
	}

	@Override
	public List<Finding> check(String type) {
		return this.project.bodies(type)
			.stream()
			.flatMap((body) -> Stream.concat(body.calls().map((call) -> Call.of(body, call, Place.UNKNOWN)),
					body.lambdas().map((lambda) -> Call.of(body, lambda, Place.UNKNOWN))))
			.filter((call) -> call.owner().equals("java/sql/DriverManager") && call.name().equals("getConnection"))
			.map((call) -> call.body()
				.finding(LeakRule.DRIVER_MANAGER, call.insn(), "DriverManager opens a connection past the pool"))
			.toList();
	}

}
