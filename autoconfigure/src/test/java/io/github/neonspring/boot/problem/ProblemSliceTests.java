package io.github.neonspring.boot.problem;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code @WebMvcTest}, which has the answers but no database.
 */
@WebMvcTest(controllers = FailingController.class,
		properties = { "neon.problem.enabled=true", "neon.url=postgresql://nobody@127.0.0.1:1/elsewhere" })
class ProblemSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void sliceAnswersAsTheApplicationDoes() {
		assertThat(this.mvc.post().uri("/unknown")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.bodyJson()
			.extractingPath("type")
			.isEqualTo("urn:problem:neon:commit-outcome-unknown");
	}

	/**
	 * An application.
	 */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(FailingController.class)
	static class Application {

	}

}
