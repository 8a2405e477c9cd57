package io.github.neonspring.boot.testkit.rules;

import java.util.List;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Knows which instructions are expected to throw, and which handlers catch all of that.
 * Not expected: the failure of a {@code close()}, of a logger, of a collection, of a
 * getter, and an {@link Error}.
 */
final class Throwing {

	private static final int DEPTH = 3;

	private static final List<String> CALM = List.of("java/lang/", "java/util/", "java/time/", "org/slf4j/",
			"org/apache/commons/logging/");

	private static final Set<String> ASKING = Set.of("isOpen", "isClosed");

	private static final Set<String> EXCITED = Set.of("java/lang/Thread", "java/lang/Iterable", "java/lang/Runnable");

	private static final List<String> ANYTHING = List.of("java/lang/Exception");

	private static final Set<String> ALL = Set.of("java/lang/Throwable", "java/lang/Exception");

	private final Project project;

	Throwing(Project project) {
		this.project = project;
	}

	boolean expected(AbstractInsnNode insn) {
		return expected(insn, 0);
	}

	private boolean expected(AbstractInsnNode insn, int depth) {
		if (insn.getOpcode() == Opcodes.ATHROW) {
			return true;
		}
		return insn instanceof MethodInsnNode call && !closing(call) && !calm(call) && !harmless(call, depth);
	}

	/**
	 * Return whether a handler can get what an instruction throws.
	 * @param insn the instruction
	 * @param caught the type that the handler catches
	 * @return whether it can, as far as is known
	 */
	boolean canReach(AbstractInsnNode insn, String caught) {
		return !(insn instanceof MethodInsnNode call) || this.project.isAssignable("java/lang/RuntimeException", caught)
				|| this.project.isAssignable(caught, List.of("java/lang/RuntimeException", "java/lang/Error"))
				|| declared(call).stream()
					.anyMatch((type) -> this.project.isAssignable(type, caught)
							|| this.project.isAssignable(caught, type));
	}

	/**
	 * Return whether some handlers together catch everything that an instruction is
	 * expected to throw.
	 * @param insn the instruction
	 * @param caught the types that the handlers catch
	 * @return whether they do
	 */
	boolean catchAll(AbstractInsnNode insn, Set<String> caught) {
		if (ALL.stream().anyMatch(caught::contains)) {
			return true;
		}
		if (!(insn instanceof MethodInsnNode call)) {
			return false;
		}
		if (call.owner.startsWith("java/sql/") || call.owner.startsWith("javax/sql/")) {
			return caught.contains("java/sql/SQLException");
		}
		return caught.contains("java/lang/RuntimeException") && declared(call).stream()
			.allMatch((type) -> caught.stream().anyMatch((other) -> this.project.isAssignable(type, other)));
	}

	private List<String> declared(MethodInsnNode call) {
		return this.project.declarations(call.owner, call.name, call.desc)
			.stream()
			.findFirst()
			.map((declaration) -> declaration.method().exceptions)
			.orElse(ANYTHING);
	}

	private static boolean closing(MethodInsnNode call) {
		return ASKING.contains(call.name) || call.name.equals("addSuppressed") || call.name.startsWith("close")
				|| call.name.startsWith("release");
	}

	private static boolean calm(MethodInsnNode call) {
		boolean stageOfStream = call.owner.startsWith("java/util/stream/") && call.desc.contains(")Ljava/util/stream/");
		if (call.owner.endsWith("Logger") || stageOfStream) {
			return true;
		}
		return CALM.stream().anyMatch(call.owner::startsWith) && !EXCITED.contains(call.owner)
				&& !call.owner.startsWith("java/util/function/")
				&& (!call.owner.startsWith("java/util/concurrent/")
						|| call.owner.startsWith("java/util/concurrent/atomic/"))
				&& !call.owner.startsWith("java/util/stream/") && !call.name.startsWith("parse")
				&& !call.name.startsWith("require") && !call.name.startsWith("forEach");
	}

	// A method of the project's own that calls nothing that would throw
	private boolean harmless(MethodInsnNode call, int depth) {
		List<Body> targets = this.project.targets(call.owner, call.name, call.desc);
		if (targets.isEmpty()) {
			return this.project.header(call.owner).filter(Throwing::isRecord).isPresent();
		}
		return depth < DEPTH && targets.stream()
			.flatMap((body) -> body.instructions(AbstractInsnNode.class))
			.noneMatch((insn) -> expected(insn, depth + 1));
	}

	private static boolean isRecord(ClassNode type) {
		return "java/lang/Record".equals(type.superName);
	}

}
