package io.github.neonspring.boot.testkit.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Type;

/**
 * Looks at what a transaction hands to another thread: work on the database there is
 * neither part of the transaction nor sees what it has written.
 */
final class Handovers {

	private static final int DEPTH = 4;

	private static final Set<String> DATABASE = Set.of("org/springframework/jdbc/core/JdbcOperations",
			"org/springframework/jdbc/core/namedparam/NamedParameterJdbcOperations",
			"org/springframework/jdbc/core/simple/JdbcClient", "jakarta/persistence/EntityManager",
			"javax/sql/DataSource", "java/sql/Connection");

	private static final String ENTITY = "jakarta/persistence/Entity";

	private final Project project;

	private final Transactions transactions;

	private final Openings openings;

	private final Calls calls;

	Handovers(Project project, Transactions transactions, Openings openings, Calls calls) {
		this.project = project;
		this.transactions = transactions;
		this.openings = openings;
		this.calls = calls;
	}

	Optional<String> inOtherThread(Call call) {
		return usesDatabase(call, new HashSet<>(), 0)
				? Optional.of(call.words() + " uses the database in another thread, started") : Optional.empty();
	}

	Optional<String> toAsync(Call call) {
		if (call.body().isThis(call.receiver())) {
			return Optional.of("@Async of " + call.words() + " has no effect on a call on this: it runs");
		}
		boolean entity = List.of(Type.getArgumentTypes(call.descriptor())).stream().anyMatch(this::isEntity);
		if (entity) {
			return Optional.of("@Async " + call.words() + " gets an entity of this transaction, and is called");
		}
		return usesDatabase(call, new HashSet<>(), 0)
				? Optional.of("@Async " + call.words() + " uses the database, and is called") : Optional.empty();
	}

	/**
	 * Return an {@code @Async} method that demands a transaction, which its thread cannot
	 * have.
	 * @param body the method
	 * @return the finding
	 */
	Optional<Finding> impossible(Body body) {
		return this.transactions.propagation(body)
			.filter((propagation) -> propagation.equals("MANDATORY")
					&& this.calls.isAsync(body.type().name, body.method().name, body.method().desc))
			.map((propagation) -> body.finding(LeakRule.TRANSACTION_ACROSS_THREADS,
					body.method().instructions.getFirst(),
					"an @Async method begins in a thread without a transaction, so MANDATORY always fails"));
	}

	private boolean isEntity(Type type) {
		return type.getSort() == Type.OBJECT && this.project.header(type.getInternalName())
			.flatMap((header) -> Annotations.of(this.project, header, ENTITY))
			.isPresent();
	}

	private boolean usesDatabase(Call call, Set<Body> seen, int depth) {
		if (this.project.isAssignable(call.owner(), DATABASE) || this.openings.isRepository(call.owner())
				|| this.transactions.propagation(call.owner(), call.name(), call.descriptor()).isPresent()) {
			return true;
		}
		return depth < DEPTH && this.project.targets(call.owner(), call.name(), call.descriptor())
			.stream()
			.filter(seen::add)
			.anyMatch((target) -> this.calls.in(target, Place.OUTSIDE)
				.stream()
				.anyMatch((next) -> usesDatabase(next, seen, depth + 1)));
	}

}
