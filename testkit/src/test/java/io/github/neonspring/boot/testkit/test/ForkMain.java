package io.github.neonspring.boot.testkit.test;

import java.util.Map;

import org.junit.platform.launcher.listeners.TestExecutionSummary;

import io.github.neonspring.boot.testkit.TestServer;

/**
 * One of several test JVMs of a build. It ends without its shutdown hooks, as after
 * {@code kill -9}.
 */
public final class ForkMain {

	private ForkMain() {
	}

	/**
	 * Run classes and print what they saw.
	 * @param arguments the class to multiply and how often
	 * @throws Exception if the server does not answer
	 */
	public static void main(String[] arguments) throws Exception {
		TestExecutionSummary summary = Launched.run(Map.of(),
				Launched.many(Class.forName(arguments[0]), Integer.parseInt(arguments[1])));
		try (var connection = TestServer.ofThisBuild().superuserConnection("postgres");
				var statement = connection.createStatement();
				var rows = statement.executeQuery("show data_directory")) {
			rows.next();
			System.out.println("SERVER " + rows.getString(1));
		}
		System.out.println("CONTEXTS " + OneOfMany.CONTEXTS.size());
		System.out.println("DATABASES " + OneOfMany.DATABASES);
		System.out.println("MIGRATED " + String.join(",", OneOfMany.MIGRATED));
		System.out.println("SUCCEEDED " + summary.getTestsSucceededCount());
		System.out.flush();
		Runtime.getRuntime().halt((summary.getTotalFailureCount() == 0) ? 0 : 1);
	}

}
