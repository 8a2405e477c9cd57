package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.example.notes.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application that a reader of the README copies: its class and its migration run on
 * an embedded endpoint.
 */
class OwnApplicationTests {

	@Test
	void notesAreWrittenAndRead(@TempDir Path migrations) throws IOException {
		Files.writeString(migrations.resolve("V1__note.sql"), migration());
		try (ConfigurableApplicationContext context = SpringApplication.run(Application.class, "--server.port=0",
				"--spring.flyway.locations=filesystem:" + migrations)) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			RestClient notes = RestClient.create("http://localhost:" + port + "/notes");
			notes.post().body("hello").retrieve().toBodilessEntity();
			assertThat(notes.get().retrieve().body(String.class)).isEqualTo("[{\"id\":1,\"text\":\"hello\"}]");
		}
	}

	private static String migration() {
		return MarkdownPage.read(Repository.ROOT.resolve("README.md")).snippets("sql").get(0).text();
	}

}
