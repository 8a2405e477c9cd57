package io.github.neonspring.docs.features;

import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.status.ComputeStatus;
import io.github.neonspring.boot.status.KeepaliveStatus;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.status.NeonStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about health and the endpoint.
 */
@ShopTest
class HealthSnippetsTests {

	@Autowired
	private NeonStatus status;

	@Autowired
	private NeonOperations operations;

	@Autowired
	private OrdersSection section;

	@Autowired
	private Orders orders;

	@Test
	void statusIsKnownWithoutAsking() {
		this.orders.count();
		// snippet: status
		ComputeStatus compute = this.status.compute();
		boolean awake = compute.state() == ComputeState.AWAKE;
		long wakes = compute.wakeCount();
		// end
		assertThat(awake).isTrue();
		assertThat(wakes).isNotNegative();
	}

	@Test
	void operationsAreThereForPrograms() throws SQLException {
		// snippet: operations
		Duration roundTrip = this.operations.ping();
		int evicted = this.operations.evictIdle();
		// end
		assertThat(roundTrip).isPositive();
		assertThat(evicted).isPositive();
		this.operations.pauseKeepalive();
		assertThat(this.status.keepalive().map(KeepaliveStatus::paused)).contains(true);
		this.operations.resumeKeepalive();
	}

	@Test
	void sectionDescribesWhatTheApplicationKnows() {
		this.section.imported(3);
		assertThat(this.section.describe()).containsEntry("imported", 3L);
	}

}
