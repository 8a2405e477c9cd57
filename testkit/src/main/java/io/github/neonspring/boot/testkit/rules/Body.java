package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A method's code, with where each of its values comes from.
 */
final class Body {

	private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

	private final Project project;

	private final ClassNode type;

	private final MethodNode method;

	private final Values values = new Values();

	private Frame<SourceValue> @Nullable [] frames;

	Body(Project project, ClassNode type, MethodNode method) {
		this.project = project;
		this.type = type;
		this.method = method;
	}

	Project project() {
		return this.project;
	}

	ClassNode type() {
		return this.type;
	}

	MethodNode method() {
		return this.method;
	}

	boolean is(String name, String descriptor) {
		return this.method.name.equals(name) && this.method.desc.equals(descriptor);
	}

	boolean isStatic() {
		return (this.method.access & Opcodes.ACC_STATIC) != 0;
	}

	boolean isLambda() {
		return (this.method.access & Opcodes.ACC_SYNTHETIC) != 0 && this.method.name.startsWith("lambda$");
	}

	boolean isBridge() {
		return (this.method.access & Opcodes.ACC_BRIDGE) != 0;
	}

	/**
	 * Return the name of the method in the source.
	 * @return the name; for a lambda, that of the method around it
	 */
	String sourceName() {
		String[] parts = this.method.name.split("\\$");
		String name = isLambda() ? (parts.length > 2) ? parts[1] : "lambda" : this.method.name;
		return switch (name) {
			case "<init>", "new" -> "constructor";
			case "<clinit>", "static" -> "static initializer";
			default -> name + "()";
		};
	}

	Stream<MethodInsnNode> calls() {
		return instructions(MethodInsnNode.class);
	}

	/**
	 * Return the lambdas and method references that the code makes.
	 * @return the instructions
	 */
	Stream<InvokeDynamicInsnNode> lambdas() {
		return instructions(InvokeDynamicInsnNode.class).filter((insn) -> LAMBDAS.equals(insn.bsm.getOwner()));
	}

	<T extends AbstractInsnNode> Stream<T> instructions(Class<T> kind) {
		return Arrays.stream(this.method.instructions.toArray()).filter(kind::isInstance).map(kind::cast);
	}

	static Handle target(InvokeDynamicInsnNode lambda) {
		return (Handle) lambda.bsmArgs[1];
	}

	/**
	 * Return the body of a lambda, or the method behind a method reference.
	 * @param lambda the instruction
	 * @return the code, if it is the project's own
	 */
	Optional<Body> code(InvokeDynamicInsnNode lambda) {
		Handle target = target(lambda);
		return this.project.targets(target.getOwner(), target.getName(), target.getDesc()).stream().findFirst();
	}

	/**
	 * Return where the operands of an instruction come from, receiver first.
	 * @param insn a call, the making of a lambda, or another instruction
	 * @param count how many
	 * @return the origins of each; empty where the code is never reached
	 */
	List<Set<AbstractInsnNode>> operands(AbstractInsnNode insn, int count) {
		Frame<SourceValue> frame = frames()[index(insn)];
		List<Set<AbstractInsnNode>> found = new ArrayList<>();
		if (frame != null && frame.getStackSize() >= count) {
			for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
				found.add(frame.getStack(i).insns);
			}
		}
		return found;
	}

	List<Set<AbstractInsnNode>> operands(AbstractInsnNode insn) {
		if (insn instanceof MethodInsnNode call) {
			int receiver = (call.getOpcode() == Opcodes.INVOKESTATIC) ? 0 : 1;
			return operands(insn, Type.getArgumentCount(call.desc) + receiver);
		}
		if (insn instanceof InvokeDynamicInsnNode lambda) {
			return operands(insn, Type.getArgumentCount(lambda.desc));
		}
		return operands(insn, 1);
	}

	Set<AbstractInsnNode> receiver(MethodInsnNode call) {
		List<Set<AbstractInsnNode>> operands = operands(call);
		return (call.getOpcode() == Opcodes.INVOKESTATIC || operands.isEmpty()) ? Set.of() : operands.get(0);
	}

	/**
	 * Return where a parameter's value comes from.
	 * @param position its position among the operands of a call, receiver included
	 * @return the origin
	 */
	AbstractInsnNode parameter(int position) {
		frames();
		int local = 0;
		Type[] arguments = Type.getArgumentTypes(this.method.desc);
		for (int i = 0; i < position; i++) {
			int argument = isStatic() ? i : i - 1;
			local += (argument < 0 || argument >= arguments.length) ? 1 : arguments[argument].getSize();
		}
		return this.values.parameter(local);
	}

	boolean isThis(Collection<AbstractInsnNode> origins) {
		return !isStatic() && origins.size() == 1 && origins.contains(parameter(0));
	}

	boolean reached(AbstractInsnNode insn) {
		return frames()[index(insn)] != null;
	}

	int index(AbstractInsnNode insn) {
		return this.method.instructions.indexOf(insn);
	}

	int line(AbstractInsnNode insn) {
		for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
			if (at instanceof LineNumberNode line) {
				return line.line;
			}
		}
		return instructions(LineNumberNode.class).findFirst().map((first) -> first.line).orElse(0);
	}

	/**
	 * Return an instruction's place as ArchUnit writes it, so that a frozen finding stays
	 * the same when lines move.
	 * @param insn the instruction
	 * @return such as {@code (OrderService.java:34)}
	 */
	String place(AbstractInsnNode insn) {
		return "(" + source() + ":" + line(insn) + ")";
	}

	Finding finding(LeakRule rule, AbstractInsnNode insn, String what) {
		return finding(rule, line(insn), what);
	}

	Finding finding(LeakRule rule, int line, String what) {
		return new Finding(rule, this.type.name.replace('/', '.'), sourceName(), source(), line, what);
	}

	private String source() {
		return (this.type.sourceFile != null) ? this.type.sourceFile : "Unknown.java";
	}

	private Frame<SourceValue>[] frames() {
		Frame<SourceValue>[] known = this.frames;
		if (known == null) {
			try {
				known = new Analyzer<>(this.values).analyze(this.type.name, this.method);
			}
			catch (AnalyzerException ex) {
				this.project.leaveOut(this.type.name + "." + this.method.name + "()", ex);
				known = unreached();
			}
			this.frames = known;
		}
		return known;
	}

	@SuppressWarnings("unchecked")
	private Frame<SourceValue>[] unreached() {
		return (Frame<SourceValue>[]) new Frame<?>[this.method.instructions.size()];
	}

}
