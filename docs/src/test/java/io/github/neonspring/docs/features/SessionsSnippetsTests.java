package io.github.neonspring.docs.features;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.neonspring.boot.session.OpenSession;
import io.github.neonspring.boot.session.Sessions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about sessions.
 */
@ShopTest
class SessionsSnippetsTests {

	@Autowired
	private Sessions sessions;

	@Autowired
	private DataSource dataSource;

	@Test
	void openSessionsAreDescribed() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
			// snippet: open
			List<String> holders = this.sessions.open().stream().map(OpenSession::describe).toList();
			// end
			assertThat(holders).singleElement().asString().startsWith("thread '").endsWith(", idle");
		}
	}

}
