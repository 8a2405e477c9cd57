package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Looks for calls of transactional methods that no proxy sees: on {@code this}, and on an
 * object that the method has just created. A call that would join the transaction that
 * runs there anyway is none, nor is one of the method that the caller overrides. The
 * default methods of a repository run on its proxy.
 */
final class SelfInvocations implements Check {

	private static final Set<String> JOINING = Set.of("REQUIRED", "SUPPORTS", "MANDATORY");

	private final Project project;

	private final Transactions transactions;

	private final Openings openings;

	private final Calls calls;

	SelfInvocations(Project project, Transactions transactions, Openings openings, Calls calls) {
		this.project = project;
		this.transactions = transactions;
		this.openings = openings;
		this.calls = calls;
	}

	@Override
	public List<Finding> check(String type) {
		List<Finding> findings = new ArrayList<>();
		if (this.transactions.areWoven()) {
			return findings;
		}
		Map<String, List<Call>> callers = new HashMap<>();
		for (Body body : this.project.bodies(type)) {
			if (!body.isLambda() && !body.isBridge()) {
				Place place = place(body);
				this.calls.in(body, place)
					.forEach((call) -> callers.computeIfAbsent(key(call), (key) -> new ArrayList<>()).add(call));
			}
		}
		callers.values().stream().flatMap(List::stream).forEach((call) -> look(call, callers).ifPresent(findings::add));
		return findings;
	}

	private Place place(Body body) {
		if (this.transactions.runsIn(body)) {
			return Place.TRANSACTION;
		}
		String outer = body.type().outerClass;
		String method = body.type().outerMethod;
		boolean within = outer != null && method != null
				&& this.transactions.propagation(outer, method, body.type().outerMethodDesc).isPresent();
		return within ? Place.UNKNOWN : Place.OUTSIDE;
	}

	private Optional<Finding> look(Call call, Map<String, List<Call>> callers) {
		Optional<String> propagation = this.transactions.propagation(call.owner(), call.name(), call.descriptor());
		if (propagation.isEmpty() || !past(call) || harmless(call, propagation.get(), callers)) {
			return Optional.empty();
		}
		String object = isCreated(call) ? "an object that is no bean" : "this";
		LeakRule rule = isCreated(call) ? LeakRule.TRANSACTION_NOT_REACHED : LeakRule.SELF_INVOCATION;
		return Optional.of(call.body()
			.finding(rule, call.insn(), "@Transactional of " + call.words() + " has no effect: it is called on "
					+ object + ", past the proxy"));
	}

	private boolean harmless(Call call, String propagation, Map<String, List<Call>> callers) {
		return switch (call.place()) {
			case TRANSACTION -> JOINING.contains(propagation);
			case UNKNOWN -> true;
			case OTHER_THREAD -> false;
			case OUTSIDE ->
				propagation.equals("SUPPORTS") || propagation.equals("NEVER") || propagation.equals("NOT_SUPPORTED")
						|| (JOINING.contains(propagation) && onlyWithin(call.body(), callers, new HashSet<>()));
		};
	}

	// Whether a private method is called from within transactions only.
	private boolean onlyWithin(Body body, Map<String, List<Call>> callers, Set<Body> seen) {
		if (body.isLambda() || (body.method().access & Opcodes.ACC_PRIVATE) == 0 || !seen.add(body)) {
			return false;
		}
		List<Call> from = callers.getOrDefault(body.type().name + body.method().name + body.method().desc, List.of());
		return !from.isEmpty() && from.stream()
			.allMatch((call) -> call.place() == Place.TRANSACTION
					|| (call.place() == Place.OUTSIDE && onlyWithin(call.body(), callers, seen)));
	}

	private boolean past(Call call) {
		return isCreated(call)
				|| (isThis(call) && !isOverridden(call) && !this.openings.isRepository(call.body().type().name));
	}

	private static boolean isOverridden(Call call) {
		return call.insn().getOpcode() == Opcodes.INVOKESPECIAL && call.body().sourceName().equals(call.name() + "()");
	}

	private boolean isThis(Call call) {
		Set<AbstractInsnNode> receiver = call.receiver();
		if (!this.project.isAssignable(call.body().type().name, call.owner())) {
			return receiver.size() == 1 && receiver.iterator().next() instanceof FieldInsnNode field
					&& field.name.startsWith("this$");
		}
		return call.body().isThis(receiver);
	}

	private static boolean isCreated(Call call) {
		Set<AbstractInsnNode> receiver = call.receiver();
		return !call.name().equals("<init>") && receiver.size() == 1
				&& receiver.iterator().next() instanceof TypeInsnNode insn && insn.getOpcode() == Opcodes.NEW;
	}

	private static String key(Call call) {
		return call.owner() + call.name() + call.descriptor();
	}

}
