package io.github.neonspring.docs.features;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of jpa.md.
 */
class JpaSnippetsTests extends FeatureTests {

	@Autowired
	private TransactionTemplate transactionTemplate;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void thousandRowsTakeFewRoundTrips(@Autowired NeonSimulator endpoint) {
		this.jdbc.sql("select 1").query().singleRow();
		long before = endpoint.stats().roundTrips();
		insert();
		assertThat(endpoint.stats().roundTrips() - before).isLessThanOrEqualTo(26);
		assertThat(this.jdbc.sql("select count(*) from reading").query(Long.class).single()).isEqualTo(1000);
	}

	private void insert() {
		// snippet: insert
		this.transactionTemplate.executeWithoutResult((status) -> {
			for (int i = 0; i < 1000; i++) {
				this.entityManager.persist(new Reading("roof", 21.5));
			}
		});
		// end
	}

}
