package io.github.neonspring.docs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.command.NeonCommand;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands in the Markdown files can be typed as they stand there.
 */
class CommandSnippetTests {

	private static CommandCheck check;

	@BeforeAll
	static void collectCommands() {
		check = new CommandCheck(commands());
	}

	// Opens no connection
	private static Set<String> commands() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run("--neon.url=postgresql://user@localhost/none", "--neon.connect.lazy=true",
					"--spring.main.lazy-initialization=true", "--spring.flyway.enabled=false")) {
			return context.getBeansOfType(NeonCommand.class)
				.values()
				.stream()
				.map(NeonCommand::name)
				.collect(Collectors.toSet());
		}
	}

	@Test
	void everyCommandCanBeTyped() {
		assertThat(Repository.problems(check::problems)).isEmpty();
	}

	@Test
	void goodCommandsPass() {
		assertThat(problems("""
				.ci/run
				NEON_DATABASE_URL='postgresql://…' NEON_POOL_PRESET=test mvn -pl sample-app -am spring-boot:run
				java -jar app.jar --neon.command="migrate down 2" --neon.yes=true --neon.output=json
				mvn -pl benchmarks -am spring-boot:run \\
				  -Dspring-boot.run.main-class=io.github.neonspring.boot.benchmarks.soak.Soak
				""")).isEmpty();
	}

	@Test
	void unknownCommandIsTold() {
		assertThat(problems("java -jar app.jar --neon.command=\"migrate sideways\""))
			.containsExactly("docs/example.md:1: there is no command migrate sideways");
	}

	@Test
	void unknownPropertyIsTold() {
		assertThat(problems("java -jar app.jar --neon.pool.size=3"))
			.containsExactly("docs/example.md:1: there is no property neon.pool.size");
		assertThat(problems("export NEON_POOL_SIZE=3"))
			.containsExactly("docs/example.md:1: no property is set by the environment variable NEON_POOL_SIZE");
	}

	@Test
	void unknownModuleProfileAndClassAreTold() {
		assertThat(problems("mvn -Pno-such-profile -pl no-such-module verify -Dtest=NoSuchTests")).containsExactly(
				"docs/example.md:1: there is no module no-such-module",
				"docs/example.md:1: there is no profile no-such-profile",
				"docs/example.md:1: there is no class NoSuchTests");
	}

	@Test
	void missingFileIsTold() {
		assertThat(problems(".ci/no-such-script\ncat docs/no-such-page.md")).containsExactly(
				"docs/example.md:1: there is no file .ci/no-such-script",
				"docs/example.md:1: there is no file docs/no-such-page.md");
	}

	@Test
	void whatNoShellReadsIsTold() {
		assertThat(problems("echo 'never closed")).singleElement().asString().contains("a shell cannot read it");
	}

	private static List<String> problems(String commands) {
		return check.problems(MarkdownPage.of("```sh\n" + commands.strip() + "\n```\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
