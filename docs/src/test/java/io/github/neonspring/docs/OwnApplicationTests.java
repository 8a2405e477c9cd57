package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.example.notes.Application;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application that a reader of the README copies: its class and its migration run on
 * an embedded endpoint.
 */
class OwnApplicationTests {

	private static final String NO_VALUES = "spring.datasource.hikari.data-source-properties.logServerErrorDetail=false";

	@TempDir
	private static Path migrations;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() throws IOException {
		Files.writeString(migrations.resolve("V1__note.sql"), page("README.md").snippets("sql").get(0).text());
		context = SpringApplication.run(Application.class, "--server.port=0",
				"--spring.flyway.locations=filesystem:" + migrations, "--" + NO_VALUES);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void notesAreWrittenAndRead() {
		int port = ((WebServerApplicationContext) context).getWebServer().getPort();
		RestClient notes = RestClient.create("http://localhost:" + port + "/notes");
		notes.post().body("hello").retrieve().toBodilessEntity();
		assertThat(notes.get().retrieve().body(String.class)).isEqualTo("[{\"id\":1,\"text\":\"hello\"}]");
	}

	@Test
	void settingKeepsValuesOutOfMessages() {
		assertThat(page("docs/security.md").snippets("properties")).extracting(Snippet::text)
			.contains(NO_VALUES + "\n");
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("create table person (email text primary key)");
		jdbc.update("insert into person values ('ada@example.com')");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc.update("insert into person values (?)", "ada@example.com"))
			.withMessageContaining("person_pkey")
			.withMessageNotContaining("ada@example.com");
	}

	private static MarkdownPage page(String file) {
		return MarkdownPage.read(Repository.ROOT.resolve(file));
	}

}
