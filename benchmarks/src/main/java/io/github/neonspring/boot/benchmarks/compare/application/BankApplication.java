package io.github.neonspring.boot.benchmarks.compare.application;

import java.io.IOException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The small application that is compared. It prints its port once it is ready, and ends
 * when its standard input does, so that it never outlives whoever started it.
 */
@SpringBootApplication
public class BankApplication {

	/** What the line with the port begins with. */
	public static final String READY = "The bank is open at port ";

	/**
	 * Run the application.
	 * @param arguments those of the application
	 * @throws IOException if standard input is broken
	 */
	public static void main(String[] arguments) throws IOException {
		ConfigurableApplicationContext context = SpringApplication.run(BankApplication.class, arguments);
		System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
		while (System.in.read() >= 0) {
			continue;
		}
		System.exit(SpringApplication.exit(context));
	}

}
