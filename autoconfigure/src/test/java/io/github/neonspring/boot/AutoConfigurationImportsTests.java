package io.github.neonspring.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every auto-configuration is registered.
 */
class AutoConfigurationImportsTests {

	@Test
	void everyAutoConfigurationIsListedInOrder() throws IOException {
		List<String> listed = read("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
		assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(autoConfigurations());
	}

	@Test
	void jdbcSlicesGetWhatTheDataSourceNeedsAndNothingThatConnects() throws IOException {
		assertThat(read("META-INF/spring/org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc.imports"))
			.extracting((name) -> name.substring(name.lastIndexOf('.') + 1))
			.containsExactlyInAnyOrder("NeonConnectionAutoConfiguration", "NeonComputeAutoConfiguration",
					"NeonDataSourceAutoConfiguration", "NeonGuardAutoConfiguration", "NeonMigrationAutoConfiguration",
					"NeonPoolAutoConfiguration", "NeonQueryAutoConfiguration", "NeonReplicaAutoConfiguration",
					"NeonResilienceAutoConfiguration", "NeonSimulatorAutoConfiguration",
					"NeonJdbcTemplateAutoConfiguration", "NeonTransactionAutoConfiguration",
					"NeonTransactionRetryAutoConfiguration", "NeonTransactionTemplateAutoConfiguration");
	}

	private static List<String> autoConfigurations() {
		return new ClassFileImporter().importPackages("io.github.neonspring.boot")
			.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.filter((name) -> !name.contains(".testkit."))
			.toList();
	}

	private static List<String> read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8).lines().toList();
	}

}
