package com.example.outside;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class PublishedApplicationTests {

	@Autowired
	private NoteRepository notes;

	@Test
	void writesAndReadsOnTheEmbeddedEndpoint() {
		this.notes.save(new Note("published"));
		assertThat(this.notes.findAll()).hasSize(1);
	}

	@Test
	void hasThePoolOfTheStarter(@Autowired DataSource dataSource) throws SQLException {
		assertThat(dataSource.getClass().getPackageName()).startsWith("io.github.neonspring.boot");
		try (Connection connection = dataSource.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
		}
	}

}
