package io.github.neonspring.docs.features;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.stereotype.Component;

import io.github.neonspring.boot.actuate.endpoint.NeonEndpointSection;

/**
 * A section of the application's own in {@code /actuator/neon}.
 */
// snippet: section
@Component
class OrdersSection implements NeonEndpointSection {

	private final LongAdder imported = new LongAdder();

	void imported(int orders) {
		this.imported.add(orders);
	}

	@Override
	public String name() {
		return "orders";
	}

	@Override
	public Map<String, Object> describe() {
		return Map.of("imported", this.imported.sum());
	}

}
// end
