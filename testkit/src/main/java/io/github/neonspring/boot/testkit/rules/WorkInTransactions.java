package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Follows each transaction through the project's own methods, and looks for remote calls,
 * sleeps and work that is handed to another thread.
 */
final class WorkInTransactions implements Check {

	private static final int DEPTH = 6;

	private final Project project;

	private final Transactions transactions;

	private final Calls calls;

	private final Waits waits;

	private final Handovers handovers;

	WorkInTransactions(Project project, Transactions transactions, Calls calls, Handovers handovers) {
		this.project = project;
		this.transactions = transactions;
		this.calls = calls;
		this.waits = new Waits(project);
		this.handovers = handovers;
	}

	@Override
	public List<Finding> check(String type) {
		List<Finding> findings = new ArrayList<>();
		for (Body body : this.project.bodies(type)) {
			if (!body.isLambda()) {
				Place place = this.transactions.runsIn(body) ? Place.TRANSACTION : Place.OUTSIDE;
				follow(body, place, new Way(body, new HashSet<>(), new ArrayList<>(), findings));
				this.handovers.impossible(body).ifPresent(findings::add);
			}
		}
		return findings;
	}

	private void follow(Body body, Place place, Way way) {
		for (Call call : this.calls.in(body, place)) {
			if (call.place() == Place.TRANSACTION) {
				within(call, way);
			}
			else if (call.place() == Place.OTHER_THREAD) {
				this.handovers.inOtherThread(call)
					.ifPresent((what) -> way.add(call, what, LeakRule.TRANSACTION_ACROSS_THREADS));
			}
		}
	}

	private void within(Call call, Way way) {
		Optional<LeakRule> rule = this.waits.rule(call);
		if (rule.isPresent()) {
			way.add(call, (rule.get() == LeakRule.SLEEP_IN_TRANSACTION) ? call.words() + " sleeps"
					: call.words() + " waits for another machine", rule.get());
			return;
		}
		if (this.calls.isAsync(call.owner(), call.name(), call.descriptor())) {
			this.handovers.toAsync(call).ifPresent((what) -> way.add(call, what, LeakRule.TRANSACTION_ACROSS_THREADS));
			return;
		}
		List<Body> targets = this.project.targets(call.owner(), call.name(), call.descriptor());
		if (targets.size() == 1 && way.steps().size() < DEPTH && way.seen().add(targets.get(0))) {
			way.steps().add(call);
			follow(targets.get(0), Place.TRANSACTION, way);
			way.steps().remove(way.steps().size() - 1);
		}
	}

	/**
	 * The way from where a transaction begins.
	 *
	 * @param from the method in which it begins
	 * @param seen the methods that were followed
	 * @param steps the calls up to here
	 * @param findings what was found
	 */
	private record Way(Body from, Set<Body> seen, List<Call> steps, List<Finding> findings) {

		void add(Call call, String what, LeakRule rule) {
			AbstractInsnNode insn = this.steps.isEmpty() ? call.insn() : this.steps.get(0).insn();
			Body body = this.steps.isEmpty() ? call.body() : this.steps.get(0).body();
			StringBuilder words = new StringBuilder(what).append(" inside the transaction");
			for (int i = 0; i < this.steps.size(); i++) {
				words.append((i == 0) ? ", by way of " : " and ").append(this.steps.get(i).words());
			}
			Finding finding = body.finding(rule, insn, words.toString());
			if (!this.findings.contains(finding)) {
				this.findings.add(finding);
			}
		}

	}

}
