package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The ways through a method on which a value that is opened there is still open at the
 * end. Conditions on a local variable are followed as they were decided before.
 */
final class Paths {

	private static final Map<String, Boolean> OPENNESS = Map.of("isOpen", true, "isClosed", false);

	private static final int STATES = 20_000;

	private final Body body;

	private final AbstractInsnNode origin;

	private final Hands hands;

	private final Throwing throwing;

	private final Set<State> seen = new HashSet<>();

	private final Deque<State> open = new ArrayDeque<>();

	private @Nullable Leak leak;

	Paths(Body body, AbstractInsnNode origin, Hands hands, Throwing throwing) {
		this.body = body;
		this.origin = origin;
		this.hands = hands;
		this.throwing = throwing;
	}

	Optional<Leak> leak() {
		go(new State(0, false, Map.of()));
		while (!this.open.isEmpty() && this.seen.size() < STATES) {
			State state = this.open.poll();
			if (state.index() < instructions().size()) {
				step(state, instructions().get(state.index()));
			}
		}
		return this.open.isEmpty() ? Optional.ofNullable(this.leak) : Optional.empty();
	}

	private void step(State state, AbstractInsnNode insn) {
		if (state.held() && insn == this.origin) {
			found(new Leak(Leak.Way.LOOP, insn));
			return;
		}
		if (state.held() && insn.getOpcode() >= 0 && this.hands.release(this.body, insn, this.origin)) {
			return;
		}
		if (!state.held() || this.throwing.expected(insn)) {
			exceptions(state, insn);
		}
		if (insn instanceof JumpInsnNode jump) {
			jump(state, jump);
		}
		else if (insn instanceof TableSwitchInsnNode choice) {
			choice.labels.forEach((label) -> go(state.at(index(label))));
			go(state.at(index(choice.dflt)));
		}
		else if (insn instanceof LookupSwitchInsnNode choice) {
			choice.labels.forEach((label) -> go(state.at(index(label))));
			go(state.at(index(choice.dflt)));
		}
		else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
			if (state.held()) {
				found(new Leak(Leak.Way.END, insn));
			}
		}
		else if (insn.getOpcode() != Opcodes.ATHROW) {
			go(new State(state.index() + 1, state.held() || insn == this.origin, learn(state.facts(), insn)));
		}
	}

	private void exceptions(State state, AbstractInsnNode insn) {
		if (!(insn instanceof MethodInsnNode) && insn.getOpcode() != Opcodes.ATHROW) {
			return;
		}
		Set<String> caught = new HashSet<>();
		for (TryCatchBlockNode block : this.body.method().tryCatchBlocks) {
			if (index(block.start) <= state.index() && state.index() < index(block.end)) {
				String type = (block.type != null) ? block.type : "java/lang/Throwable";
				caught.add(type);
				if (this.throwing.canReach(insn, type)) {
					go(state.at(index(block.handler)));
				}
				if (this.throwing.catchAll(insn, caught)) {
					return;
				}
			}
		}
		if (state.held()) {
			found(new Leak(Leak.Way.EXCEPTION, insn));
		}
	}

	private void jump(State state, JumpInsnNode jump) {
		boolean testsZero = jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IFNULL;
		boolean testsOther = jump.getOpcode() == Opcodes.IFNE || jump.getOpcode() == Opcodes.IFNONNULL;
		if (!testsZero && !testsOther) {
			go(state.at(index(jump.label)));
			if (jump.getOpcode() != Opcodes.GOTO) {
				go(state.at(state.index() + 1));
			}
			return;
		}
		Boolean set = isSet(state, jump);
		if (set == null || set == testsOther) {
			go(state.at(index(jump.label)).knowing(variable(jump), testsOther));
		}
		if (set == null || set == testsZero) {
			go(state.at(state.index() + 1).knowing(variable(jump), testsZero));
		}
	}

	private @Nullable Boolean isSet(State state, JumpInsnNode jump) {
		boolean reference = jump.getOpcode() == Opcodes.IFNULL || jump.getOpcode() == Opcodes.IFNONNULL;
		if (reference && state.held() && Hands.holds(this.body, jump, this.origin)) {
			return true;
		}
		if (state.held() && real(jump.getPrevious()) instanceof MethodInsnNode call
				&& this.body.receiver(call).contains(this.origin)) {
			return OPENNESS.get(call.name);
		}
		return state.facts().get(variable(jump));
	}

	private static int variable(JumpInsnNode jump) {
		if (real(jump.getPrevious()) instanceof VarInsnNode before
				&& (before.getOpcode() == Opcodes.ILOAD || before.getOpcode() == Opcodes.ALOAD)) {
			return before.var;
		}
		return -1;
	}

	private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode from) {
		AbstractInsnNode at = from;
		while (at != null && at.getOpcode() < 0) {
			at = at.getPrevious();
		}
		return at;
	}

	private static Map<Integer, Boolean> learn(Map<Integer, Boolean> facts, AbstractInsnNode insn) {
		if (insn instanceof IincInsnNode increment && facts.containsKey(increment.var)) {
			return with(facts, increment.var, null);
		}
		if (insn.getOpcode() == Opcodes.ISTORE || insn.getOpcode() == Opcodes.ASTORE) {
			AbstractInsnNode before = insn.getPrevious();
			int opcode = (before != null) ? before.getOpcode() : -1;
			Boolean value = switch (opcode) {
				case Opcodes.ICONST_0, Opcodes.ACONST_NULL -> false;
				case Opcodes.ICONST_1 -> true;
				default -> null;
			};
			return with(facts, ((VarInsnNode) insn).var, value);
		}
		return facts;
	}

	private static Map<Integer, Boolean> with(Map<Integer, Boolean> facts, int variable, @Nullable Boolean value) {
		Map<Integer, Boolean> changed = new HashMap<>(facts);
		if (value != null) {
			changed.put(variable, value);
		}
		else {
			changed.remove(variable);
		}
		return changed;
	}

	private void go(State state) {
		if (this.seen.add(state)) {
			this.open.add(state);
		}
	}

	private void found(Leak another) {
		Leak known = this.leak;
		if (known == null || another.way().compareTo(known.way()) < 0) {
			this.leak = another;
		}
	}

	private InsnList instructions() {
		return this.body.method().instructions;
	}

	private int index(AbstractInsnNode insn) {
		return this.body.index(insn);
	}

	private record State(int index, boolean held, Map<Integer, Boolean> facts) {

		private State at(int other) {
			return new State(other, this.held, this.facts);
		}

		private State knowing(int variable, boolean value) {
			return (variable < 0) ? this : new State(this.index, this.held, with(this.facts, variable, value));
		}

	}

}
