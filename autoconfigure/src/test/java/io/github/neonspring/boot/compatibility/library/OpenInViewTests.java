package io.github.neonspring.boot.compatibility.library;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.neonspring.boot.compatibility.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lazy loading while a view is rendered, which is Spring Boot's default.
 */
@SpringBootTest(properties = "spring.jpa.hibernate.ddl-auto=create")
@AutoConfigureMockMvc
@DirtiesContext
class OpenInViewTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private AuthorRepository authors;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("neon.url", Endpoint::emptyDatabase);
	}

	@Test
	void collectionIsLoadedWhileTheAnswerIsWritten() {
		Author author = this.authors.save(new Author("Ursula", "The Dispossessed", "Lavinia"));
		assertThat(this.mvc.get().uri("/authors/{id}", author.getId())).bodyJson()
			.extractingPath("$.books[*].title")
			.asArray()
			.containsExactlyInAnyOrder("The Dispossessed", "Lavinia");
	}

}
