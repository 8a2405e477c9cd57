package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Looks for connections, statements, result sets, streams and entity managers that are
 * not closed where they are opened.
 */
final class OpenResources implements Check {

	private static final Set<LeakRule> HELD = Set.of(LeakRule.CONNECTION_NOT_CLOSED,
			LeakRule.ENTITY_MANAGER_NOT_CLOSED);

	private final Project project;

	private final Openings openings;

	private final Throwing throwing;

	private final Hands hands = new Hands();

	OpenResources(Project project, Openings openings) {
		this.project = project;
		this.openings = openings;
		this.throwing = new Throwing(project);
	}

	@Override
	public List<Finding> check(String type) {
		List<Finding> findings = new ArrayList<>();
		for (Body body : this.project.bodies(type)) {
			List<MethodInsnNode> found = new ArrayList<>();
			for (MethodInsnNode call : body.calls().toList()) {
				this.openings.rule(call)
					.filter((rule) -> body.reached(call) && !belongsTo(body, call, rule, found))
					.flatMap((rule) -> look(body, call, rule))
					.ifPresent((finding) -> {
						found.add(call);
						findings.add(finding);
					});
			}
		}
		return findings;
	}

	// Whether closing something else, which is looked at itself, closes this too.
	private boolean belongsTo(Body body, MethodInsnNode call, LeakRule rule, List<MethodInsnNode> found) {
		Set<AbstractInsnNode> parents = body.receiver(call);
		if (parents.stream().anyMatch(found::contains)) {
			return true;
		}
		return rule == LeakRule.RESULT_SET_NOT_CLOSED && !call.owner.equals("java/sql/DatabaseMetaData")
				&& parents.stream().anyMatch((parent) -> looksAfter(body, parent));
	}

	private boolean looksAfter(Body body, AbstractInsnNode statement) {
		if (statement instanceof MethodInsnNode call) {
			return this.openings.rule(call).isPresent() && body.calls()
				.noneMatch((other) -> other.name.equals("closeOnCompletion") && body.receiver(other).contains(call));
		}
		return !(statement instanceof FieldInsnNode);
	}

	private Optional<Finding> look(Body body, MethodInsnNode call, LeakRule rule) {
		Optional<Leak> leak = new Paths(body, call, this.hands, this.throwing).leak();
		if (leak.isEmpty()) {
			return keptInField(body, call, rule);
		}
		if (leak.get().way() == Leak.Way.EXCEPTION && !HELD.contains(rule) && isHandedOn(body, call)) {
			return Optional.empty();
		}
		return Optional.of(body.finding(rule, call, thing(rule) + words(body, call, leak.get())));
	}

	private String words(Body body, MethodInsnNode call, Leak leak) {
		boolean closedSomewhere = body.instructions(AbstractInsnNode.class)
			.anyMatch((insn) -> insn.getOpcode() >= 0 && this.hands.release(body, insn, call));
		if (leak.way() == Leak.Way.LOOP) {
			return " opened here is still open when the loop opens the next one";
		}
		if (!closedSomewhere) {
			return " opened here is never closed";
		}
		return ((leak.way() == Leak.Way.END) ? " opened here is not closed on the way to "
				: " opened here stays open on an exception at ") + body.place(leak.at());
	}

	// Closing the connection makes up for a statement that was not handed on after all
	private boolean isHandedOn(Body body, AbstractInsnNode origin) {
		return body.instructions(AbstractInsnNode.class)
			.filter((insn) -> insn.getOpcode() >= 0 && this.hands.release(body, insn, origin))
			.anyMatch((insn) -> !this.hands.closes(body, insn, origin));
	}

	private Optional<Finding> keptInField(Body body, MethodInsnNode call, LeakRule rule) {
		return body.instructions(FieldInsnNode.class)
			.filter((insn) -> insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC)
			.filter((insn) -> this.project.owns(insn.owner) && Hands.holds(body, insn, call))
			.filter((insn) -> closers(insn).findAny().isEmpty())
			.map((insn) -> body.finding(rule, call,
					thing(rule) + " opened here is kept in the field '" + insn.name + "', which nothing closes"))
			.findFirst();
	}

	private Stream<AbstractInsnNode> closers(FieldInsnNode field) {
		return this.project.names()
			.stream()
			.filter((name) -> isNear(name, field))
			.flatMap((name) -> this.project.bodies(name).stream())
			.flatMap((body) -> body.instructions(FieldInsnNode.class)
				.filter((insn) -> insn.name.equals(field.name) && declaring(insn).equals(declaring(field)))
				.filter((insn) -> insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC)
				.flatMap((origin) -> body.instructions(AbstractInsnNode.class)
					.filter((insn) -> insn.getOpcode() >= 0 && this.hands.closes(body, insn, origin))));
	}

	private boolean isNear(String type, FieldInsnNode field) {
		return outermost(type).equals(outermost(field.owner)) || outermost(type).equals(outermost(declaring(field)))
				|| this.project.isAssignable(type, declaring(field));
	}

	// The instruction may name a class that only inherits the field
	private String declaring(FieldInsnNode insn) {
		return this.project.lineage(insn.owner)
			.stream()
			.filter((type) -> type.fields.stream().anyMatch((field) -> field.name.equals(insn.name)))
			.findFirst()
			.map((type) -> type.name)
			.orElse(insn.owner);
	}

	private static String outermost(String type) {
		int end = type.indexOf('$');
		return (end < 0) ? type : type.substring(0, end);
	}

	private static String thing(LeakRule rule) {
		return switch (rule) {
			case CONNECTION_NOT_CLOSED -> "the connection";
			case STATEMENT_NOT_CLOSED -> "the statement";
			case RESULT_SET_NOT_CLOSED -> "the result set";
			case REPOSITORY_STREAM_NOT_CLOSED -> "the repository's stream";
			case ENTITY_MANAGER_NOT_CLOSED -> "the entity manager";
			default -> "the stream";
		};
	}

}
