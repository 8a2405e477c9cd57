// snippet: application
package com.example.notes;

import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {

	private final JdbcClient jdbc;

	Application(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

	@GetMapping("/notes")
	@Transactional(readOnly = true)
	public List<Map<String, Object>> notes() {
		return this.jdbc.sql("SELECT id, text FROM note ORDER BY id").query().listOfRows();
	}

	@PostMapping("/notes")
	@Transactional(label = "verify-commit")
	public void write(@RequestBody String text) {
		this.jdbc.sql("INSERT INTO note (text) VALUES (?)").param(text).update();
	}

}
// end
