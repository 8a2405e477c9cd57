package io.github.neonspring.sample.live.load;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;
import io.github.neonspring.sample.live.endpoint.CurrentWork;
import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;

/**
 * What sends requests.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
class LoadConfiguration {

	@Bean
	Results results() {
		return new Results();
	}

	@Bean
	Ledger ledger(EmbeddedCompute endpoint) {
		return new Ledger(endpoint, Clock.systemUTC());
	}

	@Bean
	Bank bank(JdbcTemplate jdbc, NeonTransactionTemplate transactions) {
		return new Bank(jdbc, transactions.retryable().verifyingCommit(), transactions.retryable());
	}

	@Bean
	Load load(Bank starter, Ledger ledger, Results results, EmbeddedCompute endpoint, NeonStatus status,
			CurrentWork work) {
		Clock clock = Clock.systemUTC();
		Requests requests = new Requests(ledger, results, new RoundTripMeter(endpoint, status, work), work, clock);
		return new Load(requests, ledger, starter, new PlainPool(endpoint), clock);
	}

}
