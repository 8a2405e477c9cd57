package io.github.neonspring.boot.testkit.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Knows where a value is closed, and where it gets into other hands, so that this method
 * need not close it.
 */
final class Hands {

	private static final Set<String> CLOSING = Set.of("close", "abort", "closeOnCompletion");

	private static final Pattern CLOSER = Pattern
		.compile("(?i)(safe|quiet|silent|try|do|and|maybe)*(ly)?(close|release|dispose|free|shutdown|cleanup|destroy|"
				+ "giveback|return(to|connection)).*");

	// Types whose methods only use what they are given.
	private static final List<String> USERS = List.of("java/sql/", "javax/sql/", "java/lang/String", "java/lang/Object",
			"java/io/Print", "java/util/Objects", "java/util/function/", "org/slf4j/", "org/apache/commons/logging/",
			"org/springframework/util/Assert", "org/springframework/jdbc/core/",
			"org/springframework/jdbc/datasource/init/", "org/springframework/jdbc/support/",
			"org/springframework/jdbc/datasource/DataSourceUtils", "jakarta/persistence/");

	// False while a method is being asked, for those that call themselves
	private final Map<String, Boolean> answers = new HashMap<>();

	/**
	 * Return whether an instruction closes a value.
	 * @param body the code
	 * @param insn the instruction
	 * @param origin where the value comes from
	 * @return whether it does
	 */
	boolean closes(Body body, AbstractInsnNode insn, AbstractInsnNode origin) {
		if (insn instanceof MethodInsnNode call) {
			List<Set<AbstractInsnNode>> operands = body.operands(call);
			boolean receiver = call.getOpcode() != Opcodes.INVOKESTATIC;
			if (receiver && !operands.isEmpty() && operands.get(0).contains(origin)) {
				return CLOSING.contains(call.name);
			}
			return !positions(operands, origin).isEmpty() && (CLOSER.matcher(call.name).matches()
					|| own(body, call, positions(operands, origin), Question.CLOSES).orElse(false));
		}
		if (insn instanceof InvokeDynamicInsnNode lambda) {
			return captured(body, lambda, origin, Question.CLOSES).orElse(false);
		}
		return false;
	}

	/**
	 * Return whether this method is done with a value after an instruction: it is closed,
	 * returned, kept in a field, an array or an object, or taken by another method.
	 * @param body the code
	 * @param insn the instruction
	 * @param origin where the value comes from
	 * @return whether it is
	 */
	boolean release(Body body, AbstractInsnNode insn, AbstractInsnNode origin) {
		if (insn instanceof MethodInsnNode call) {
			return closes(body, insn, origin) || takes(body, call, origin);
		}
		if (insn instanceof InvokeDynamicInsnNode lambda) {
			return captured(body, lambda, origin, Question.RELEASES).orElse(false);
		}
		return switch (insn.getOpcode()) {
			case Opcodes.ARETURN, Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.AASTORE -> holds(body, insn, origin);
			default -> false;
		};
	}

	static boolean holds(Body body, AbstractInsnNode insn, AbstractInsnNode origin) {
		return body.operands(insn).stream().anyMatch((origins) -> origins.contains(origin));
	}

	private boolean takes(Body body, MethodInsnNode call, AbstractInsnNode origin) {
		List<Set<AbstractInsnNode>> operands = body.operands(call);
		List<Integer> positions = positions(operands, origin);
		boolean receiver = call.getOpcode() != Opcodes.INVOKESTATIC && positions.contains(0);
		if (positions.isEmpty() || receiver) {
			return false;
		}
		if (call.name.equals("<init>")) {
			return true;
		}
		return own(body, call, positions, Question.RELEASES).orElseGet(() -> !uses(call));
	}

	private static boolean uses(MethodInsnNode call) {
		return call.owner.endsWith("Logger") || USERS.stream().anyMatch(call.owner::startsWith);
	}

	private static List<Integer> positions(List<Set<AbstractInsnNode>> operands, AbstractInsnNode origin) {
		return IntStream.range(0, operands.size()).filter((i) -> operands.get(i).contains(origin)).boxed().toList();
	}

	// Asks the project's own method what it does with its parameters.
	private Optional<Boolean> own(Body body, MethodInsnNode call, List<Integer> positions, Question question) {
		List<Body> targets = body.project().targets(call.owner, call.name, call.desc);
		return targets.isEmpty() ? Optional.empty() : Optional.of(targets.stream()
			.anyMatch((target) -> positions.stream().anyMatch((position) -> ask(target, position, question))));
	}

	private Optional<Boolean> captured(Body body, InvokeDynamicInsnNode lambda, AbstractInsnNode origin,
			Question question) {
		List<Integer> positions = positions(body.operands(lambda), origin);
		if (positions.isEmpty() || !lambda.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
			return Optional.empty();
		}
		Handle target = Body.target(lambda);
		if (CLOSING.contains(target.getName())) {
			return Optional.of(true);
		}
		return body.code(lambda)
			.map((code) -> positions.stream().anyMatch((position) -> ask(code, position, question)));
	}

	private boolean ask(Body target, int position, Question question) {
		String key = target.type().name + target.method().name + target.method().desc + position + question;
		Boolean known = this.answers.get(key);
		if (known == null) {
			this.answers.put(key, false);
			AbstractInsnNode parameter = target.parameter(position);
			known = target.instructions(AbstractInsnNode.class)
				.filter((insn) -> insn.getOpcode() >= 0)
				.anyMatch((insn) -> (question == Question.CLOSES) ? closes(target, insn, parameter)
						: release(target, insn, parameter));
			this.answers.put(key, known);
		}
		return known;
	}

	private enum Question {

		CLOSES, RELEASES

	}

}
