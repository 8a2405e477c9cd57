package io.github.neonspring.sample.observability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.sample.InstalledProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the alert rules with Prometheus' own {@code promtool}.
 */
class AlertRulesTests {

	@TempDir
	private Path directory;

	@Test
	void promtoolFindsNoFault() throws Exception {
		assertThat(promtool("check", "rules", Observability.RULES.toString())).contains("SUCCESS");
	}

	@Test
	void eachFiresAndRecovers() throws Exception {
		assertThat(
				promtool("test", "rules", Observability.RULES_TEST.toString(), Observability.RULES_DAY_TEST.toString()))
			.contains("SUCCESS");
	}

	@Test
	void eachHasATestAndSaysWhatToDo() throws Exception {
		String tests = Files.readString(Observability.RULES_TEST) + Files.readString(Observability.RULES_DAY_TEST);
		assertThat(Observability.rules()).isNotEmpty().allSatisfy((rule) -> {
			assertThat(tests).contains("name: " + rule.get("alert") + " fires and recovers");
			assertThat(((Map<?, ?>) rule.get("labels")).containsKey("severity")).isTrue();
			assertThat(((Map<?, ?>) rule.get("annotations")).keySet().toString()).isEqualTo("[summary, description]");
		});
	}

	private String promtool(String... arguments) throws Exception {
		Path output = this.directory.resolve("output");
		int exit = InstalledProgram.require("promtool", "prometheus").run(output, arguments);
		String printed = Files.readString(output);
		assertThat(exit).as(printed).isZero();
		return printed;
	}

}
