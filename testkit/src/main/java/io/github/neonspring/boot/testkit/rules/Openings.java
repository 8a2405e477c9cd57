package io.github.neonspring.boot.testkit.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Knows which calls open something that the caller has to close: those of JDBC, JPA,
 * Spring and the JDK, and the project's own methods that return what they opened.
 */
final class Openings {

	private static final Set<String> PREPARING = Set.of("createStatement", "prepareStatement", "prepareCall");

	private static final Set<String> ANSWERING = Set.of("executeQuery", "getGeneratedKeys", "getResultSet");

	private static final Set<String> SESSIONS = Set.of("createEntityManager", "openSession", "openStatelessSession");

	private static final Set<String> SESSION_FACTORIES = Set.of("jakarta/persistence/EntityManagerFactory",
			"org/hibernate/SessionFactory", "org/hibernate/SessionBuilder", "org/hibernate/StatelessSessionBuilder");

	private static final Set<String> FILE_STREAMS = Set.of("lines", "list", "walk", "find");

	private static final Set<String> QUERIES = Set.of("jakarta/persistence/Query",
			"org/hibernate/query/SelectionQuery");

	private static final Set<String> TEMPLATES = Set.of("org/springframework/jdbc/core/JdbcOperations",
			"org/springframework/jdbc/core/namedparam/NamedParameterJdbcOperations");

	private final Project project;

	private final Map<Body, Optional<LeakRule>> returned = new HashMap<>();

	private final Set<Body> underWay = new HashSet<>();

	Openings(Project project) {
		this.project = project;
	}

	/**
	 * Return which rule watches over what a call opens.
	 * @param call the call
	 * @return the rule; empty if the call opens nothing
	 */
	Optional<LeakRule> rule(MethodInsnNode call) {
		String result = (Type.getReturnType(call.desc).getSort() == Type.OBJECT)
				? Type.getReturnType(call.desc).getInternalName() : "";
		if (result.isEmpty()) {
			return Optional.empty();
		}
		if (opensConnection(call, result)) {
			return Optional.of(LeakRule.CONNECTION_NOT_CLOSED);
		}
		if (PREPARING.contains(call.name) && is(call, "java/sql/Connection")) {
			return Optional.of(LeakRule.STATEMENT_NOT_CLOSED);
		}
		if (result.equals("java/sql/ResultSet") && ((ANSWERING.contains(call.name) && is(call, "java/sql/Statement"))
				|| is(call, "java/sql/DatabaseMetaData"))) {
			return Optional.of(LeakRule.RESULT_SET_NOT_CLOSED);
		}
		if (SESSIONS.contains(call.name) && this.project.isAssignable(call.owner, SESSION_FACTORIES)) {
			return Optional.of(LeakRule.ENTITY_MANAGER_NOT_CLOSED);
		}
		if (result.equals("java/util/stream/Stream") && opensStream(call)) {
			return Optional.of(LeakRule.STREAM_NOT_CLOSED);
		}
		if (result.equals("java/util/stream/Stream") && isRepository(call.owner) && targets(call).isEmpty()) {
			return Optional.of(LeakRule.REPOSITORY_STREAM_NOT_CLOSED);
		}
		return canReturn(result) ? ownMethod(call) : Optional.empty();
	}

	boolean isRepository(String type) {
		return this.project.lineage(type)
			.stream()
			.anyMatch((above) -> above.name.equals("org/springframework/data/repository/Repository")
					|| Annotations.of(this.project, above, "org/springframework/data/repository/RepositoryDefinition")
						.isPresent());
	}

	private boolean opensConnection(MethodInsnNode call, String result) {
		if (!result.equals("java/sql/Connection")) {
			return false;
		}
		return switch (call.name) {
			case "getConnection" -> call.owner.equals("java/sql/DriverManager") || is(call, "javax/sql/DataSource")
					|| call.owner.equals("org/springframework/jdbc/datasource/DataSourceUtils")
					|| (call.owner.endsWith("DataSource") && this.project.header(call.owner).isEmpty());
			case "doGetConnection" -> call.owner.equals("org/springframework/jdbc/datasource/DataSourceUtils");
			case "connect" -> is(call, "java/sql/Driver");
			default -> false;
		};
	}

	private boolean opensStream(MethodInsnNode call) {
		return switch (call.name) {
			case "queryForStream" -> this.project.isAssignable(call.owner, TEMPLATES);
			case "getResultStream" -> this.project.isAssignable(call.owner, QUERIES);
			case "stream" -> is(call, "org/hibernate/query/SelectionQuery")
					|| is(call, "org/springframework/jdbc/core/simple/JdbcClient$MappedQuerySpec");
			default -> call.owner.equals("java/nio/file/Files") && FILE_STREAMS.contains(call.name);
		};
	}

	private boolean canReturn(String result) {
		return result.equals("java/util/stream/Stream") || this.project.isAssignable(result,
				List.of("java/sql/Connection", "java/sql/Statement", "java/sql/ResultSet",
						"jakarta/persistence/EntityManager", "org/hibernate/SharedSessionContract"));
	}

	private Optional<LeakRule> ownMethod(MethodInsnNode call) {
		return targets(call).stream().flatMap((body) -> returned(body).stream()).findFirst();
	}

	// Of a repository's fragments the implementations do not extend the repository
	private List<Body> targets(MethodInsnNode call) {
		List<Body> targets = this.project.targets(call.owner, call.name, call.desc);
		if (!targets.isEmpty() || !isRepository(call.owner)) {
			return targets;
		}
		return this.project.declarations(call.owner, call.name, call.desc)
			.stream()
			.map((declaration) -> declaration.type().name)
			.filter((fragment) -> !isRepository(fragment))
			.flatMap((fragment) -> this.project.targets(fragment, call.name, call.desc).stream())
			.toList();
	}

	private Optional<LeakRule> returned(Body body) {
		Optional<LeakRule> known = this.returned.get(body);
		if (known == null && this.underWay.add(body)) {
			known = body.instructions(AbstractInsnNode.class)
				.filter((insn) -> insn.getOpcode() == Opcodes.ARETURN)
				.flatMap((insn) -> body.operands(insn).stream())
				.flatMap(Set::stream)
				.filter((origin) -> origin instanceof MethodInsnNode && !isKept(body, origin))
				.flatMap((origin) -> rule((MethodInsnNode) origin).stream())
				.findFirst();
			this.returned.put(body, known);
			this.underWay.remove(body);
		}
		return (known != null) ? known : Optional.empty();
	}

	private static boolean isKept(Body body, AbstractInsnNode origin) {
		return body.instructions(FieldInsnNode.class)
			.filter((insn) -> insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC)
			.anyMatch((insn) -> Hands.holds(body, insn, origin));
	}

	private boolean is(MethodInsnNode call, String type) {
		return this.project.isAssignable(call.owner, type);
	}

}
