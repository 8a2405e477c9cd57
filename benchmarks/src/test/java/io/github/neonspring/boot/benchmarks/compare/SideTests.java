package io.github.neonspring.boot.benchmarks.compare;

import java.io.File;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Side}.
 */
class SideTests {

	private static final List<String> FOLDERS = List.of("/home/me/neon/benchmarks/target/classes",
			"/home/me/neon/starter/target/classes", "/home/me/neon/autoconfigure/target/classes",
			"/home/me/neon/testkit/target/classes");

	private static final List<String> JARS = List.of("/repository/HikariCP-7.1.0.jar",
			"/repository/spring-boot-autoconfigure-4.1.1.jar", "/repository/spring-boot-starter-jdbc-4.1.1.jar",
			"/repository/neon-spring-boot-starter-0.1.0.jar", "/repository/neon-spring-boot-autoconfigure-0.1.0.jar",
			"/repository/neon-spring-boot-testkit-0.1.0.jar");

	@Test
	void plainHasNothingOfOurs() {
		assertThat(classPath(Side.PLAIN, FOLDERS)).containsExactlyElementsOf(FOLDERS.subList(0, 1));
		assertThat(classPath(Side.PLAIN, JARS)).containsExactlyElementsOf(JARS.subList(0, 3));
	}

	@Test
	void starterHasAllButTheTestkit() {
		assertThat(classPath(Side.STARTER, FOLDERS)).containsExactlyElementsOf(FOLDERS.subList(0, 3));
		assertThat(classPath(Side.STARTER, JARS)).containsExactlyElementsOf(JARS.subList(0, 5));
	}

	private static List<String> classPath(Side side, List<String> all) {
		return List.of(side.classPath(String.join(File.pathSeparator, all)).split(File.pathSeparator));
	}

}
