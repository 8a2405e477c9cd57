package io.github.neonspring.boot.testkit.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Knows which methods are transactional, as Spring's class-based proxies see it: the
 * method, a method that it overrides, its class, and what stands above that. A private,
 * static or final method is reached by no proxy.
 */
final class Transactions {

	static final String[] ANNOTATIONS = { "org/springframework/transaction/annotation/Transactional",
			"jakarta/transaction/Transactional" };

	private static final String ENABLING = "org/springframework/transaction/annotation/EnableTransactionManagement";

	private static final int UNREACHED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

	private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

	private final Project project;

	private final boolean woven;

	Transactions(Project project) {
		this.project = project;
		this.woven = project.names()
			.stream()
			.flatMap((name) -> project.header(name).stream())
			.flatMap((type) -> Annotations.of(project, type, ENABLING).stream())
			.anyMatch((found) -> found.constant("mode", "PROXY").equals("ASPECTJ"));
	}

	/**
	 * Return whether AspectJ weaves transactions in, so that no proxy is needed.
	 * @return whether the project says so
	 */
	boolean areWoven() {
		return this.woven;
	}

	/**
	 * Return how a method takes part in transactions when it is called on a bean.
	 * @param owner the class
	 * @param name the method's name
	 * @param descriptor its descriptor
	 * @return the propagation, such as {@code REQUIRED}; empty without an annotation that
	 * counts
	 */
	Optional<String> propagation(String owner, String name, String descriptor) {
		List<Declaration> declarations = this.project.declarations(owner, name, descriptor);
		if (declarations.isEmpty() || name.startsWith("<") || (declarations.get(0).method().access & UNREACHED) != 0) {
			return Optional.empty();
		}
		Optional<Annotations.Found> own = declarations.stream()
			.flatMap((declaration) -> of(declaration.method()).stream())
			.findFirst();
		return own
			.or(() -> this.project.lineage(declarations.get(0).type().name)
				.stream()
				.flatMap((type) -> of(type).stream())
				.findFirst())
			.map((found) -> found.constant("propagation", found.constant("value", "REQUIRED")));
	}

	Optional<String> propagation(Body body) {
		return propagation(body.type().name, body.method().name, body.method().desc);
	}

	Optional<Annotations.Found> of(MethodNode method) {
		return Annotations.of(this.project, method, ANNOTATIONS);
	}

	Optional<Annotations.Found> of(ClassNode type) {
		return Annotations.of(this.project, type, ANNOTATIONS);
	}

	/**
	 * Return whether a transaction is sure to run in a method.
	 * @param body the method
	 * @return whether it is
	 */
	boolean runsIn(Body body) {
		return propagation(body).filter((propagation) -> !WITHOUT.contains(propagation)).isPresent()
				|| (body.method().name.startsWith("doInTransaction") && this.project.isAssignable(body.type().name,
						"org/springframework/transaction/support/TransactionCallback"));
	}

}
