package io.github.neonspring.boot.testkit.rules;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All checks over one project.
 */
final class Inspection {

	private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::className)
		.thenComparing(Finding::line)
		.thenComparing(Finding::rule)
		.thenComparing(Finding::what);

	private final Project project;

	private final Map<Check, Set<LeakRule>> checks = new LinkedHashMap<>();

	Inspection(Project project) {
		this.project = project;
		Openings openings = new Openings(project);
		Transactions transactions = new Transactions(project);
		Calls calls = new Calls(project);
		Handovers handovers = new Handovers(project, transactions, openings, calls);
		this.checks.put(new OpenResources(project, openings),
				EnumSet.range(LeakRule.CONNECTION_NOT_CLOSED, LeakRule.ENTITY_MANAGER_NOT_CLOSED));
		this.checks.put(new PastThePool(project), EnumSet.of(LeakRule.DRIVER_MANAGER));
		this.checks.put(new ManualTransactions(project, transactions), EnumSet.of(LeakRule.MANUAL_TRANSACTION));
		this.checks.put(new SelfInvocations(project, transactions, openings, calls),
				EnumSet.of(LeakRule.SELF_INVOCATION, LeakRule.TRANSACTION_NOT_REACHED));
		this.checks.put(new UnreachedTransactions(project, transactions), EnumSet.of(LeakRule.TRANSACTION_NOT_REACHED));
		this.checks.put(new WorkInTransactions(project, transactions, calls, handovers),
				EnumSet.range(LeakRule.REMOTE_CALL_IN_TRANSACTION, LeakRule.TRANSACTION_ACROSS_THREADS));
	}

	/**
	 * Return what breaks rules in a class. One that cannot be understood is left out.
	 * @param type the class's internal name
	 * @param rules the rules
	 * @return what was found
	 */
	List<Finding> findings(String type, Set<LeakRule> rules) {
		return this.checks.entrySet()
			.stream()
			.filter((entry) -> !Collections.disjoint(entry.getValue(), rules))
			.flatMap((entry) -> check(entry.getKey(), type).stream())
			.filter((finding) -> rules.contains(finding.rule()))
			.distinct()
			.sorted(BY_PLACE)
			.toList();
	}

	private List<Finding> check(Check check, String type) {
		try {
			return check.check(type);
		}
		catch (RuntimeException ex) {
			this.project.leaveOut(type, ex);
			return List.of();
		}
	}

	/**
	 * Return what was left out because it could not be read.
	 * @return a sentence for each class or method, without a full stop
	 */
	Set<String> unread() {
		return this.project.unread();
	}

}
