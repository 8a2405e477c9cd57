package io.github.neonspring.boot.testkit.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All checks over one project.
 */
final class Inspection {

	private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::className)
		.thenComparing(Finding::line)
		.thenComparing(Finding::rule)
		.thenComparing(Finding::what);

	private final List<Check> checks;

	Inspection(Project project) {
		Openings openings = new Openings(project);
		Transactions transactions = new Transactions(project);
		Calls calls = new Calls(project);
		Handovers handovers = new Handovers(project, transactions, openings, calls);
		this.checks = List.of(new OpenResources(project, openings), new PastThePool(project),
				new ManualTransactions(project, transactions), new SelfInvocations(project, transactions, calls),
				new UnreachedTransactions(project, transactions),
				new WorkInTransactions(project, transactions, calls, handovers));
	}

	List<Finding> findings(String type, Set<LeakRule> rules) {
		return this.checks.stream()
			.flatMap((check) -> check.check(type).stream())
			.filter((finding) -> rules.contains(finding.rule()))
			.distinct()
			.sorted(BY_PLACE)
			.toList();
	}

}
