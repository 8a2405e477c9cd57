package io.github.neonspring.boot.compatibility.library;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller that returns an entity as it is.
 */
@RestController
public class AuthorController {

	private final ObjectProvider<AuthorRepository> authors;

	AuthorController(ObjectProvider<AuthorRepository> authors) {
		this.authors = authors;
	}

	@GetMapping("/authors/{id}")
	Author author(@PathVariable Long id) {
		return this.authors.getObject().findById(id).orElseThrow();
	}

	@GetMapping("/greeting")
	String greeting() {
		return "Hello";
	}

}
