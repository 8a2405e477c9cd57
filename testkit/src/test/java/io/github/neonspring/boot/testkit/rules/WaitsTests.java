package io.github.neonspring.boot.testkit.rules;

import java.io.ByteArrayInputStream;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Waits} with clients that are not on the class path.
 */
class WaitsTests {

	private static final String BUILDER = "jakarta/ws/rs/client/Invocation$Builder";

	private static final String STUB = "com/example/RatesBlockingStub";

	private static final String INVOKER = "jakarta/ws/rs/client/SyncInvoker";

	private static final String ABSTRACT_STUB = "io/grpc/stub/AbstractBlockingStub";

	private final Waits waits = new Waits(new Project(
			Map.of(INVOKER, type(INVOKER, "java/lang/Object"), BUILDER, type(BUILDER, "java/lang/Object", INVOKER),
					ABSTRACT_STUB, type(ABSTRACT_STUB, "java/lang/Object"), STUB, type(STUB, ABSTRACT_STUB)),
			getClass().getClassLoader()));

	@ParameterizedTest
	@ValueSource(strings = { "header", "accept", "async", "property", "buildGet" })
	void preparingARequestWaitsForNobody(String name) {
		assertThat(waits(BUILDER, name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "get", "post", "put", "delete", "method" })
	void sendingARequestWaits(String name) {
		assertThat(waits(BUILDER, name)).isTrue();
	}

	@Test
	void callingAStubWaitsButItsSettingsDoNot() {
		assertThat(waits(STUB, "getRate")).isTrue();
		assertThat(waits(STUB, "withDeadlineAfter")).isFalse();
		assertThat(waits(STUB, "getChannel")).isFalse();
	}

	private boolean waits(String owner, String name) {
		Body nowhere = new Body(new Project(Map.of(), getClass().getClassLoader()), new ClassNode(), new MethodNode());
		Call call = new Call(nowhere, new InsnNode(Opcodes.NOP), owner, name, "()V", Place.TRANSACTION);
		return this.waits.rule(call).filter(LeakRule.REMOTE_CALL_IN_TRANSACTION::equals).isPresent();
	}

	private static Project.ClassFile type(String name, String above, String... interfaces) {
		ClassWriter writer = new ClassWriter(0);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, above, interfaces);
		return () -> new ByteArrayInputStream(writer.toByteArray());
	}

}
