package io.github.neonspring.boot.compatibility.library;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.neonspring.boot.compatibility.Endpoint;
import io.github.neonspring.boot.compatibility.ServiceConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code @DataJpaTest} with H2 on the class path.
 */
class DataJpaSliceTests {

	private static final String URL = "neon.url=postgresql://nobody@127.0.0.1:1/elsewhere";

	private static final String NO_LIQUIBASE = "spring.liquibase.enabled=false";

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.URL, DataJpaSliceTests.NO_LIQUIBASE })
	class ByDefault {

		@Test
		void dataSourceIsReplacedWithH2(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.save(new Author("Ursula")).getId()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isTrue();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.URL, DataJpaSliceTests.NO_LIQUIBASE })
	@AutoConfigureTestDatabase(replace = Replace.AUTO_CONFIGURED)
	class AskedToReplaceWhatIsAutoConfigured {

		@Test
		void dataSourceIsReplacedWithH2(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.count()).isZero();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isTrue();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.URL, DataJpaSliceTests.NO_LIQUIBASE })
	@AutoConfigureTestDatabase(replace = Replace.ANY)
	class AskedToReplaceAnything {

		@Test
		void dataSourceIsReplacedWithH2(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.count()).isZero();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isTrue();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.URL, DataJpaSliceTests.NO_LIQUIBASE,
			"spring.jpa.hibernate.ddl-auto=create" })
	class WithAUrlOfATestDatabase {

		@DynamicPropertySource
		static void database(DynamicPropertyRegistry registry) {
			registry.add("neon.url", Endpoint::emptyDatabase);
		}

		@Test
		void dataSourceIsKept(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.save(new Author("Ursula")).getId()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isFalse();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.NO_LIQUIBASE, "spring.jpa.hibernate.ddl-auto=create" })
	class WithAUrlOfATestDatabaseInSpringBootsProperty {

		@DynamicPropertySource
		static void database(DynamicPropertyRegistry registry) {
			registry.add("spring.datasource.url", Endpoint::emptyDatabaseForJdbc);
		}

		@Test
		void dataSourceIsKept(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.save(new Author("Ursula")).getId()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isFalse();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.URL, DataJpaSliceTests.NO_LIQUIBASE,
			"spring.jpa.hibernate.ddl-auto=create" })
	@Import(ServiceConnection.class)
	class WithAServiceConnection {

		@Test
		void dataSourceIsKept(@Autowired DataSource dataSource, @Autowired AuthorRepository authors) {
			assertThat(authors.save(new Author("Ursula")).getId()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isFalse();
		}

	}

	@Nested
	@DataJpaTest(properties = { DataJpaSliceTests.NO_LIQUIBASE, "spring.jpa.hibernate.ddl-auto=create" })
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	class AskedToReplaceNothing {

		@DynamicPropertySource
		static void database(DynamicPropertyRegistry registry) {
			registry.add("NEON_DATABASE_URL", Endpoint::emptyDatabase);
		}

		@Test
		void dataSourceIsKept(@Autowired DataSource dataSource, @Autowired TestEntityManager entityManager,
				@Autowired AuthorRepository authors) throws SQLException {
			Author author = entityManager.persistFlushFind(new Author("Ursula", "The Dispossessed"));
			assertThat(authors.findById(author.getId()).orElseThrow().getBooks()).hasSize(1);
			assertThat(dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(15);
		}

	}

}
