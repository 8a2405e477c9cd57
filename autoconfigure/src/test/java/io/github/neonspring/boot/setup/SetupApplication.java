package io.github.neonspring.boot.setup;

import org.springframework.boot.SpringApplication;

import io.github.neonspring.boot.TestApplication;

/**
 * The application as a process of its own.
 */
public final class SetupApplication {

	private SetupApplication() {
	}

	/**
	 * Run the application.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(TestApplication.class, args);
	}

}
