package io.github.neonspring.boot.compatibility.lending;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.compatibility.Endpoint;
import io.github.neonspring.boot.compute.Keepalive;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code @JdbcTest} and {@code @DataJdbcTest}.
 */
class JdbcSliceTests {

	private static final String SCRIPTS = "spring.sql.init.schema-locations=classpath:compatibility/schema.sql";

	private static final String NO_LIQUIBASE = "spring.liquibase.enabled=false";

	@Nested
	@JdbcTest(properties = { JdbcSliceTests.SCRIPTS, JdbcSliceTests.NO_LIQUIBASE })
	class ByDefault {

		@Test
		void dataSourceIsReplacedWithH2(@Autowired DataSource dataSource, @Autowired JdbcClient jdbcClient) {
			assertThat(jdbcClient.sql("select count(*) from loan").query(Long.class).single()).isZero();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isTrue();
		}

	}

	@Nested
	@DataJdbcTest(properties = { JdbcSliceTests.SCRIPTS, JdbcSliceTests.NO_LIQUIBASE })
	class DataJdbcByDefault {

		@Test
		void dataSourceIsReplacedWithH2(@Autowired DataSource dataSource, @Autowired LoanRepository loans) {
			assertThat(loans.save(new Loan("Anna")).id()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isTrue();
		}

	}

	@Nested
	@JdbcTest(properties = JdbcSliceTests.NO_LIQUIBASE)
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	@DirtiesContext
	class OnNeon {

		private static long connects;

		@DynamicPropertySource
		static void database(DynamicPropertyRegistry registry) {
			connects = Endpoint.connects();
			registry.add("neon.url", Endpoint::emptyDatabase);
		}

		@Test
		@Transactional(propagation = Propagation.NOT_SUPPORTED)
		void nothingIsOpenedBeforeTheFirstUse(@Autowired ApplicationContext context) {
			assertThat(context.getBean(DataSource.class)).isNotNull();
			assertThat(context.getBeanNamesForType(Keepalive.class)).isEmpty();
			assertThat(Endpoint.connects()).isEqualTo(connects);
		}

	}

	@Nested
	@DataJdbcTest(properties = { JdbcSliceTests.SCRIPTS, JdbcSliceTests.NO_LIQUIBASE, "spring.sql.init.mode=always",
			"neon.pool.preset=test" })
	@DirtiesContext
	class DataJdbcOnNeon {

		private static long connects;

		@BeforeAll
		static void count() {
			connects = Endpoint.connects();
		}

		@DynamicPropertySource
		static void database(DynamicPropertyRegistry registry) {
			registry.add("neon.url", Endpoint::emptyDatabase);
		}

		@Test
		void repositoryWorksWithinThePreset(@Autowired DataSource dataSource, @Autowired LoanRepository loans) {
			assertThat(loans.save(new Loan("Anna")).id()).isNotNull();
			assertThat(EmbeddedDatabaseConnection.isEmbedded(dataSource)).isFalse();
			assertThat(Endpoint.connects() - connects).isBetween(1L, 2L);
		}

	}

}
