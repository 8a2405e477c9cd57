package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Looks for commits, rollbacks and changes of auto-commit on connections that Spring
 * looks after: those of {@code DataSourceUtils} and of callbacks; and for transactions of
 * an injected entity manager. A rollback to a savepoint ends no transaction.
 */
final class ManualTransactions implements Check {

	private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit");

	private static final String CONNECTION = "java/sql/Connection";

	private static final String ENTITY_MANAGER = "jakarta/persistence/EntityManager";

	private static final Set<String> CALLBACKS = Set.of("org/springframework/jdbc/core/ConnectionCallback",
			"org/hibernate/jdbc/Work", "org/hibernate/jdbc/ReturningWork", "jakarta/persistence/ConnectionConsumer",
			"jakarta/persistence/ConnectionFunction");

	private static final String[] COMPONENT = { "org/springframework/stereotype/Component" };

	private final Project project;

	private final Transactions transactions;

	ManualTransactions(Project project, Transactions transactions) {
		this.project = project;
		this.transactions = transactions;
	}

	@Override
	public List<Finding> check(String type) {
		List<Finding> findings = new ArrayList<>();
		for (Body body : this.project.bodies(type)) {
			body.calls()
				.filter((call) -> isManual(body, call))
				.findFirst()
				.map((call) -> body.finding(LeakRule.MANUAL_TRANSACTION, call,
						call.name + "() is called on a connection that Spring looks after"))
				.ifPresent(findings::add);
		}
		return findings;
	}

	private boolean isManual(Body body, MethodInsnNode call) {
		if (call.name.equals("getTransaction") && this.project.isAssignable(call.owner, ENTITY_MANAGER)) {
			return body.receiver(call).stream().anyMatch((origin) -> isInjected(body, origin));
		}
		return ENDING.contains(call.name) && !call.desc.contains("Savepoint")
				&& this.project.isAssignable(call.owner, CONNECTION)
				&& body.receiver(call).stream().anyMatch((origin) -> isSprings(body, origin));
	}

	private boolean isSprings(Body body, AbstractInsnNode origin) {
		if (origin instanceof MethodInsnNode call) {
			return call.owner.equals("org/springframework/jdbc/datasource/DataSourceUtils")
					|| (call.name.equals("unwrap") && this.project.isAssignable(call.owner, ENTITY_MANAGER));
		}
		return isCallback(body) && isParameter(body, origin);
	}

	private static boolean isParameter(Body body, AbstractInsnNode origin) {
		for (int i = 0; i < 8; i++) {
			if (body.parameter(i) == origin) {
				return true;
			}
		}
		return false;
	}

	private boolean isCallback(Body body) {
		return this.project.isAssignable(body.type().name, CALLBACKS) || (body.isLambda()
				&& this.project.bodies(body.type().name).stream().flatMap(Body::lambdas).anyMatch((lambda) -> {
					String made = lambda.desc.substring(lambda.desc.lastIndexOf(')') + 2, lambda.desc.length() - 1);
					return CALLBACKS.contains(made) && Body.target(lambda).getName().equals(body.method().name);
				}));
	}

	private boolean isInjected(Body body, AbstractInsnNode origin) {
		if (!(origin instanceof FieldInsnNode field) || field.getOpcode() != Opcodes.GETFIELD) {
			return false;
		}
		boolean annotated = this.project.header(field.owner)
			.stream()
			.flatMap((type) -> type.fields.stream())
			.filter((candidate) -> candidate.name.equals(field.name))
			.anyMatch((candidate) -> Annotations.of(this.project, candidate, "jakarta/persistence/PersistenceContext")
				.isPresent());
		return annotated || (isComponent(body) && !isAssignedHere(body, field));
	}

	// Whether the class opens an entity manager of its own for the field.
	private boolean isAssignedHere(Body body, FieldInsnNode field) {
		return this.project.bodies(body.type().name)
			.stream()
			.anyMatch((other) -> other.instructions(FieldInsnNode.class)
				.filter((insn) -> insn.getOpcode() == Opcodes.PUTFIELD && insn.name.equals(field.name))
				.flatMap((insn) -> other.operands(insn).stream())
				.flatMap(Set::stream)
				.anyMatch(MethodInsnNode.class::isInstance));
	}

	private boolean isComponent(Body body) {
		Optional<Annotations.Found> found = this.project.header(body.type().name)
			.flatMap((type) -> Annotations.of(this.project, type, COMPONENT));
		return found.isPresent() || this.project.bodies(body.type().name)
			.stream()
			.anyMatch((other) -> this.transactions.propagation(other).isPresent());
	}

}
