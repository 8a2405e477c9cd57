package io.github.neonspring.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that runs a command. No command here needs a database, and
 * there is none.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandRunListenerTests {

	private static final List<String> NOWHERE = List.of("--neon.url=postgresql://nobody@nowhere.invalid/nothing",
			"--neon.connect.retry-timeout=1s");

	@BeforeEach
	void forget() {
		BusyApplication.HAPPENED.clear();
	}

	@Test
	void nothingOfTheApplicationRuns(@TempDir Path directory) {
		SpringApplication application = new SpringApplication(BusyApplication.class);
		application.addListeners(new ApplicationPidFileWriter(directory.resolve("application.pid").toFile()));
		application.addListeners((event) -> BusyApplication.HAPPENED.add(event.toString()));
		application.addInitializers((context) -> BusyApplication.HAPPENED.clear());
		CommandRun run = run(application, "list singletons");
		assertThat(run.exit()).isZero();
		assertThat(BusyApplication.HAPPENED).isEmpty();
		assertThat(directory).isEmptyDirectory();
		assertThat(run.output().strip().split(" ")).contains("singletons")
			.doesNotContain("dataSource", "entityManagerFactory", "flyway", "flywayInitializer", "runner", "listener",
					"initializing", "initializer", "lifecycle", "exitCode", "tomcatServletWebServerFactory");
		assertThat(run.error()).isEmpty();
	}

	@Test
	void theSameApplicationRunsWithoutACommand() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BusyApplication.class)
			.web(WebApplicationType.NONE)
			.run("--spring.boot.enableautoconfiguration=false")) {
			assertThat(context.getBeansOfType(CommandOutput.class)).isEmpty();
			assertThat(BusyApplication.HAPPENED).contains("runner", "listener", "lifecycle", "event listener",
					"post construct", "smart initializing singleton", "bean factory initializer");
		}
	}

	@Test
	void onlyTheCommandWritesToStandardOutput() {
		SpringApplication application = new SpringApplication(Talkative.class);
		application.addInitializers((context) -> System.out.println("initializing"));
		CommandRun run = run(application, "help");
		assertThat(run.exit()).isZero();
		assertThat(run.output()).startsWith("Commands, as in --neon.command=\"migrate status\":\n")
			.contains("migrate create <words>")
			.doesNotContain("initializing");
		assertThat(run.error()).isEqualTo("initializing\n");
	}

	@Test
	void unknownCommandListsWhatThereIs() {
		CommandRun run = run(new SpringApplication(Talkative.class), "migrate sideways");
		assertThat(run.exit()).isEqualTo(2);
		assertThat(run.output()).isEmpty();
		assertThat(run.error()).startsWith("There is no command \"migrate sideways\".\n")
			.contains("\n  migrate status  ", "Show each migration and whether it is applied\n");
	}

	@Test
	void noCommandListsWhatThereIs() {
		CommandRun run = run(new SpringApplication(Talkative.class), "");
		assertThat(run.exit()).isEqualTo(2);
		assertThat(run.error()).startsWith("Which command?\n").contains("migrate up");
	}

	@Test
	void unknownOptionAndMissingWordsAreAWrongUsage() {
		CommandRun option = run(new SpringApplication(Talkative.class), "migrate status --all");
		assertThat(option.exit()).isEqualTo(2);
		assertThat(option.error()).isEqualTo("""
				migrate status: there is no option --all.
				Usage: --neon.command="migrate status"
				""");
		CommandRun words = run(new SpringApplication(Talkative.class), "migrate create");
		assertThat(words.exit()).isEqualTo(2);
		assertThat(words.error()).startsWith("migrate create: it needs words");
	}

	@Test
	void unknownFormatIsAWrongUsage() {
		CommandRun run = run(new SpringApplication(Talkative.class), "help", "--neon.output=yaml");
		assertThat(run.exit()).isEqualTo(2);
		assertThat(run.error()).contains("neon.output", "yaml").doesNotContain("\tat ");
	}

	@Test
	void levelsOfTheLogAreThoseOfBeforeAgain(CapturedOutput output) {
		run(new SpringApplication(Talkative.class), "help");
		LogFactory.getLog(getClass()).info("as talkative as before");
		assertThat(output).contains("as talkative as before");
	}

	@Test
	void switchedOffThereAreNoCommands() {
		CommandRun run = run(new SpringApplication(Talkative.class), "migrate status", "--neon.enabled=false");
		assertThat(run.exit()).isEqualTo(2);
		assertThat(run.error()).contains("neon.enabled");
	}

	@Test
	void databaseThatIsNotThereIsOneClearErrorWithoutAStackTrace() {
		CommandRun run = run(new SpringApplication(Talkative.class), "migrate status");
		assertThat(run.exit()).isOne();
		assertThat(run.output()).isEmpty();
		assertThat(run.error()).contains("The command \"migrate status\" failed. ", "nowhere.invalid")
			.doesNotContain("\tat ");
	}

	@Test
	void applicationThatCannotStartIsAFailure() {
		SpringApplication application = new SpringApplication(Talkative.class);
		application.setApplicationContextFactory(ApplicationContextFactory.of(() -> {
			throw new IllegalStateException("no context today");
		}));
		CommandRun run = run(application, "migrate status");
		assertThat(run.exit()).isOne();
		assertThat(run.error()).contains("The command \"migrate status\" failed. no context today");
	}

	@Test
	void childOfAnotherContextRunsNoCommand() {
		try (ConfigurableApplicationContext parent = new SpringApplicationBuilder(Empty.class)
			.web(WebApplicationType.NONE)
			.run()) {
			SpringApplication child = new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE)
				.parent(parent)
				.build();
			assertThat(run(child, "migrate status").exit()).isEqualTo(-1);
		}
	}

	private static CommandRun run(SpringApplication application, String command, String... args) {
		List<String> all = new ArrayList<>(NOWHERE);
		all.addAll(List.of(args));
		all.add("--neon.command=" + command);
		return CommandRun.of(application, all);
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	static class Talkative {

	}

}
