package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Lists the calls of a method with those of its lambdas, and what each runs in: a lambda
 * given to a template runs in a transaction, one given to an executor in another thread.
 */
final class Calls {

	static final String ASYNC = "org/springframework/scheduling/annotation/Async";

	private static final String OPERATIONS = "org/springframework/transaction/support/TransactionOperations";

	private static final Set<String> EXECUTING = Set.of("java/util/concurrent/Executor", "java/lang/Thread",
			"java/util/concurrent/CompletableFuture", "org/springframework/scheduling/TaskScheduler",
			"org/springframework/core/task/TaskExecutor");

	// Types that call a lambda before they return.
	private static final List<String> INLINE = List.of("java/util/", "java/lang/Iterable", "org/springframework/jdbc/",
			"org/springframework/core/retry/", "org/springframework/retry/", "org/springframework/transaction/support/",
			"org/springframework/data/", "jakarta/persistence/", "org/hibernate/", "io/micrometer/");

	private static final List<String> LATER = List.of("java/util/concurrent/",
			"org/springframework/transaction/support/TransactionSynchronization");

	private final Project project;

	Calls(Project project) {
		this.project = project;
	}

	List<Call> in(Body body, Place place) {
		List<Call> found = new ArrayList<>();
		each(body, place, 0, found::add);
		return found;
	}

	boolean isAsync(String owner, String name, String descriptor) {
		return this.project.declarations(owner, name, descriptor)
			.stream()
			.anyMatch((declaration) -> Annotations.of(this.project, declaration.method(), ASYNC).isPresent()
					|| (!name.startsWith("<") && Annotations.of(this.project, declaration.type(), ASYNC).isPresent()));
	}

	private void each(Body body, Place place, int depth, Consumer<Call> consumer) {
		body.calls().filter(body::reached).forEach((call) -> consumer.accept(Call.of(body, call, place)));
		body.lambdas().filter(body::reached).forEach((lambda) -> {
			Place inner = place(body, lambda, place);
			if (!Body.target(lambda).getName().startsWith("lambda$")) {
				consumer.accept(Call.of(body, lambda, inner));
			}
			else if (depth < 8) {
				body.code(lambda).ifPresent((code) -> each(code, inner, depth + 1, consumer));
			}
		});
	}

	private Place place(Body body, InvokeDynamicInsnNode lambda, Place outer) {
		return body.calls()
			.filter((call) -> body.operands(call).stream().anyMatch((origins) -> origins.contains(lambda)))
			.map((call) -> place(body, call, lambda, outer))
			.findFirst()
			.orElse((outer == Place.TRANSACTION) ? Place.UNKNOWN : outer);
	}

	private Place place(Body body, MethodInsnNode call, InvokeDynamicInsnNode lambda, Place outer) {
		if (this.project.isAssignable(call.owner, OPERATIONS)) {
			return Place.TRANSACTION;
		}
		if (this.project.isAssignable(call.owner, EXECUTING) || isAsync(call.owner, call.name, call.desc)
				|| isParallel(body, call)) {
			return (outer == Place.TRANSACTION) ? Place.OTHER_THREAD : outer;
		}
		boolean inline = INLINE.stream().anyMatch(call.owner::startsWith)
				&& LATER.stream().noneMatch(call.owner::startsWith);
		if (outer != Place.TRANSACTION || inline || calledBy(body, call, lambda, 0)) {
			return outer;
		}
		return Place.UNKNOWN;
	}

	private static boolean isParallel(Body body, MethodInsnNode call) {
		return call.owner.startsWith("java/util/stream/") && body.receiver(call)
			.stream()
			.anyMatch((origin) -> origin instanceof MethodInsnNode stage && stage.name.startsWith("parallel"));
	}

	// Whether one of the project's own methods calls what it is given, and waits.
	private boolean calledBy(Body body, MethodInsnNode call, AbstractInsnNode origin, int depth) {
		List<Set<AbstractInsnNode>> operands = body.operands(call);
		return this.project.targets(call.owner, call.name, call.desc).stream().anyMatch((target) -> {
			for (int i = 0; i < operands.size(); i++) {
				if (operands.get(i).contains(origin) && callsParameter(target, target.parameter(i), depth)) {
					return true;
				}
			}
			return false;
		});
	}

	private boolean callsParameter(Body target, AbstractInsnNode parameter, int depth) {
		return target.calls()
			.anyMatch((call) -> target.receiver(call).contains(parameter)
					|| (depth < 3 && calledBy(target, call, parameter, depth + 1)));
	}

}
