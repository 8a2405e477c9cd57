package io.github.neonspring.sample.live.load;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.sample.account.AccountRepository;
import io.github.neonspring.sample.live.endpoint.CurrentWork;
import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;
import io.github.neonspring.sample.transfer.TransferService;

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
	StarterBank starterBank(TransferService transfers, AccountRepository accounts) {
		return new StarterBank(transfers, accounts);
	}

	@Bean
	Load load(StarterBank starter, Ledger ledger, Results results, EmbeddedCompute endpoint, NeonStatus status,
			CurrentWork work) {
		Clock clock = Clock.systemUTC();
		Requests requests = new Requests(ledger, results, new RoundTripMeter(endpoint, status, work), work, clock);
		return new Load(requests, ledger, starter, new PlainPool(endpoint), clock);
	}

}
