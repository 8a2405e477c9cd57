package io.github.neonspring.boot.testkit.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Knows of each value which instructions it can come from. A parameter comes from a label
 * of its own; copies, casts and the stages of a stream come from where their origin does.
 */
final class Values extends SourceInterpreter {

	private static final Set<String> STREAMS = Set.of("java/util/stream/Stream", "java/util/stream/IntStream",
			"java/util/stream/LongStream", "java/util/stream/DoubleStream", "java/util/stream/BaseStream");

	private final Map<Integer, LabelNode> parameters = new HashMap<>();

	private final Map<AbstractInsnNode, Set<AbstractInsnNode>> receivers = new HashMap<>();

	Values() {
		super(Opcodes.ASM9);
	}

	AbstractInsnNode parameter(int local) {
		return this.parameters.computeIfAbsent(local, (key) -> new LabelNode());
	}

	@Override
	public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
		return new SourceValue(type.getSize(), parameter(local));
	}

	@Override
	public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
		return value;
	}

	@Override
	public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
		return (insn.getOpcode() == Opcodes.CHECKCAST) ? value : super.unaryOperation(insn, value);
	}

	@Override
	public SourceValue naryOperation(AbstractInsnNode insn, List<? extends SourceValue> values) {
		SourceValue result = super.naryOperation(insn, values);
		if (insn instanceof MethodInsnNode call && !values.isEmpty()) {
			SourceValue first = values.get(0);
			if (call.getOpcode() != Opcodes.INVOKESTATIC) {
				this.receivers.put(call, first.insns);
			}
			if (passesOn(call)) {
				return new SourceValue(result.size, first.insns);
			}
			if (call.owner.equals("java/util/stream/Stream") && call.name.equals("concat")) {
				return new SourceValue(result.size, union(first.insns, values.get(1).insns));
			}
			if (leadsBack(call)) {
				return new SourceValue(result.size, union(result.insns, behind(first.insns)));
			}
		}
		return result;
	}

	private static boolean passesOn(MethodInsnNode call) {
		if (call.getOpcode() == Opcodes.INVOKESTATIC) {
			return call.owner.equals("java/util/Objects") && call.name.startsWith("requireNonNull")
					&& !call.name.endsWith("Get");
		}
		return STREAMS.contains(call.owner)
				&& STREAMS.contains(Type.getReturnType(call.desc).getClassName().replace('.', '/'));
	}

	private static boolean leadsBack(MethodInsnNode call) {
		return call.owner.startsWith("java/sql/")
				&& (call.name.equals("getStatement") || call.name.equals("getConnection"))
				&& call.desc.startsWith("()");
	}

	private Set<AbstractInsnNode> behind(Set<AbstractInsnNode> calls) {
		Set<AbstractInsnNode> found = new HashSet<>();
		calls.forEach((call) -> found.addAll(this.receivers.getOrDefault(call, Set.of())));
		return found;
	}

	private static Set<AbstractInsnNode> union(Set<AbstractInsnNode> one, Set<AbstractInsnNode> other) {
		Set<AbstractInsnNode> all = new HashSet<>(one);
		all.addAll(other);
		return all;
	}

}
