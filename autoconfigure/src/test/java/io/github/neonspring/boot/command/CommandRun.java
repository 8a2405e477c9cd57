package io.github.neonspring.boot.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * A command that an application ran inside the test's JVM, which it did not end.
 *
 * @param exit the exit code; -1 if the application did not try to end the JVM
 * @param output what went to standard output
 * @param error what went to standard error
 */
public record CommandRun(int exit, String output, String error) {

	/**
	 * Run a command.
	 * @param application the application's class
	 * @param command the command
	 * @param args more arguments of the application
	 * @return what came of it
	 */
	public static CommandRun of(Class<?> application, String command, String... args) {
		SpringApplication springApplication = new SpringApplication(application);
		List<String> all = new ArrayList<>(List.of("--neon.command=" + command));
		all.addAll(List.of(args));
		return of(springApplication, all);
	}

	static CommandRun of(SpringApplication application, List<String> args) {
		AtomicInteger code = new AtomicInteger(-1);
		CommandEnd end = code::set;
		application.addBootstrapRegistryInitializer(
				(registry) -> registry.register(CommandEnd.class, InstanceSupplier.of(end)));
		PrintStream out = System.out;
		PrintStream err = System.err;
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
		try {
			application.run(args.toArray(String[]::new)).close();
		}
		catch (Exception ex) {
			// Every run of a command is abandoned, since the JVM goes on
		}
		finally {
			System.setOut(out);
			System.setErr(err);
			resetLogging();
		}
		return new CommandRun(code.get(), text(output), text(error));
	}

	private static String text(ByteArrayOutputStream printed) {
		String text = printed.toString(StandardCharsets.UTF_8);
		System.out.print(text);
		return text;
	}

	// No event tells the logging that the application is over
	private static void resetLogging() {
		LoggingSystem logging = LoggingSystem.get(CommandRun.class.getClassLoader());
		logging.cleanUp();
		logging.beforeInitialize();
		logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
		logging.cleanUp();
	}

}
