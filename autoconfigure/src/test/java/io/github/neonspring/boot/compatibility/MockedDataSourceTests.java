package io.github.neonspring.boot.compatibility;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.pool.NeonPool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a data source that a test has replaced with a mock.
 */
@SpringBootTest(classes = LendingApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "neon.url=postgresql://nobody@127.0.0.1:1/elsewhere",
				"spring.data.jdbc.repositories.enabled=false" })
@DirtiesContext
class MockedDataSourceTests {

	@MockitoBean
	private DataSource dataSource;

	@Test
	void mockReplacesOurs(@Autowired DataSource injected, @Autowired NeonPool pool,
			@Autowired HealthContributorRegistry health, @Autowired ObjectProvider<EarlyConnection> early) {
		assertThat(injected).isSameAs(this.dataSource);
		assertThat(pool.isOpen()).isFalse();
		assertThat(health.getContributor("neon")).isNull();
		assertThat(early.getIfAvailable()).isNull();
	}

}
