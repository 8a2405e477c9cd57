package io.github.neonspring.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the sample in a test, also where it was processed ahead of time: what processing
 * has made is found by the name of the main class, which is a test runner's otherwise.
 */
public final class SampleStart {

	private SampleStart() {
	}

	/**
	 * Start the sample.
	 * @param arguments its arguments
	 * @return the running application
	 */
	public static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setMainApplicationClass(SampleApplication.class);
		return application.run(arguments);
	}

}
