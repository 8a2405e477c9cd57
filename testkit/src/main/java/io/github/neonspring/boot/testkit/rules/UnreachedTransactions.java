package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks for {@code @Transactional} on methods and classes that a class-based proxy cannot
 * override, and on methods that the container calls before there is a proxy.
 */
final class UnreachedTransactions implements Check {

	private static final String[] LIFECYCLE = { "jakarta/annotation/PostConstruct", "jakarta/annotation/PreDestroy" };

	private static final Set<String> CALLBACKS = Set.of("afterPropertiesSet", "destroy");

	private final Project project;

	private final Transactions transactions;

	UnreachedTransactions(Project project, Transactions transactions) {
		this.project = project;
		this.transactions = transactions;
	}

	@Override
	public List<Finding> check(String type) {
		List<Finding> findings = new ArrayList<>();
		Optional<ClassNode> header = this.project.header(type);
		if (header.isEmpty() || this.transactions.areWoven()) {
			return findings;
		}
		boolean wholeClass = this.transactions.of(header.get()).isPresent();
		for (MethodNode method : header.get().methods) {
			obstacle(header.get(), method, wholeClass)
				.ifPresent((obstacle) -> findings.add(finding(type, method, obstacle)));
		}
		if (findings.isEmpty() && wholeClass && is(header.get().access, Opcodes.ACC_FINAL)
				&& !is(header.get().access, Opcodes.ACC_RECORD)) {
			findings.add(new Finding(LeakRule.TRANSACTION_NOT_REACHED, type.replace('/', '.'), "class",
					source(header.get()), 1, "@Transactional has no effect: no proxy can extend a final class"));
		}
		return findings;
	}

	private Optional<String> obstacle(ClassNode type, MethodNode method, boolean wholeClass) {
		boolean annotated = this.transactions.of(method).isPresent();
		if (is(method.access, Opcodes.ACC_SYNTHETIC) || method.name.startsWith("<") || !(annotated || wholeClass)) {
			return Optional.empty();
		}
		boolean hidden = is(method.access, Opcodes.ACC_PRIVATE) || is(method.access, Opcodes.ACC_STATIC);
		if (is(method.access, Opcodes.ACC_FINAL) && !hidden && !is(type.access, Opcodes.ACC_FINAL)) {
			return Optional.of("no proxy can override a final method, which then runs on the proxy itself");
		}
		if (!annotated) {
			return Optional.empty();
		}
		if (hidden) {
			return Optional.of("no proxy can override a "
					+ (is(method.access, Opcodes.ACC_PRIVATE) ? "private" : "static") + " method");
		}
		if (is(type.access, Opcodes.ACC_FINAL)) {
			return Optional.of("no proxy can extend a final class");
		}
		return early(type, method);
	}

	private Optional<String> early(ClassNode type, MethodNode method) {
		boolean callback = method.desc.equals("()V") && CALLBACKS.contains(method.name)
				&& this.project.isAssignable(type.name, List.of("org/springframework/beans/factory/InitializingBean",
						"org/springframework/beans/factory/DisposableBean"));
		if (callback || Annotations.of(this.project, method, LIFECYCLE).isPresent()) {
			return Optional.of("the container calls this method on the bean itself, not through the proxy");
		}
		return Optional.empty();
	}

	private Finding finding(String type, MethodNode method, String obstacle) {
		String what = "@Transactional has no effect: " + obstacle;
		return this.project.body(type, method.name, method.desc)
			.map((body) -> body.finding(LeakRule.TRANSACTION_NOT_REACHED, body.method().instructions.getFirst(), what))
			.orElseGet(() -> new Finding(LeakRule.TRANSACTION_NOT_REACHED, type.replace('/', '.'), method.name + "()",
					"Unknown.java", 0, what));
	}

	private static String source(ClassNode type) {
		return (type.sourceFile != null) ? type.sourceFile : "Unknown.java";
	}

	private static boolean is(int access, int flag) {
		return (access & flag) != 0;
	}

}
