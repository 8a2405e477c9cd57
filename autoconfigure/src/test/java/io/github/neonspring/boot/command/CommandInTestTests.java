package io.github.neonspring.boot.command;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test whose application is given a command goes on to use the application.
 */
@SpringBootTest(classes = CommandRunListenerTests.Empty.class, args = "--neon.command=migrate status",
		properties = "neon.command=migrate up", webEnvironment = SpringBootTest.WebEnvironment.NONE)
class CommandInTestTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Environment environment;

	@Test
	void testGoesOn() {
		assertThat(CommandEnvironment.isIn(this.environment)).isFalse();
		assertThat(this.context.getBeansOfType(CommandOutput.class)).isEmpty();
	}

}
