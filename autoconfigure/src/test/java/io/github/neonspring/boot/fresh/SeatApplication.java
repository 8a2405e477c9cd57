package io.github.neonspring.boot.fresh;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import io.github.neonspring.boot.testkit.test.TestDatabaseRenewedEvent;

/**
 * An application with the starter, JPA, migrations and a cache.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SeatApplication {

	private final AtomicInteger renewals = new AtomicInteger();

	@Bean
	ConcurrentMapCacheManager cacheManager() {
		return new ConcurrentMapCacheManager("seats");
	}

	@EventListener
	void databaseIsRenewed(TestDatabaseRenewedEvent event) {
		this.renewals.incrementAndGet();
	}

	int renewals() {
		return this.renewals.get();
	}

}
