package io.github.neonspring.sample.live.load;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;
import io.github.neonspring.sample.live.endpoint.CurrentWork;

/**
 * Sends requests and records how they go.
 *
 * @param ledger what callers were told
 * @param results how the requests went
 * @param meter measures their round trips
 * @param work says what is under way
 * @param clock the time
 */
record Requests(Ledger ledger, Results results, RoundTripMeter meter, CurrentWork work, Clock clock) {

	private static final int LONGEST_ERROR = 160;

	private static final long MOST_MONEY = 100;

	/**
	 * Send a request.
	 * @param kind what it is to do
	 * @param settings which settings the bank has
	 * @param bank where it is sent
	 * @return how it went
	 */
	RequestResult send(Kind kind, Settings settings, Bank bank) {
		RequestResult result = measured(kind, settings, bank);
		this.results.add(result);
		return result;
	}

	private RequestResult measured(Kind kind, Settings settings, Bank bank) {
		CurrentWork.Work begun = this.work.begin("a " + kind + " with " + settings + " settings");
		try {
			long time = this.clock.millis();
			RoundTripMeter.Measurement measurement = this.meter.begin();
			long start = System.nanoTime();
			RuntimeException failure = failure(kind, settings, bank);
			double millis = Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
			return new RequestResult(time, settings, kind, millis, measurement.end(), outcome(failure), error(failure));
		}
		finally {
			begun.close();
		}
	}

	private @Nullable RuntimeException failure(Kind kind, Settings settings, Bank bank) {
		if (kind == Kind.TRANSFER) {
			return transferFailure(settings, bank);
		}
		try {
			bank.total();
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private @Nullable RuntimeException transferFailure(Settings settings, Bank bank) {
		List<Long> accounts = this.ledger.accounts();
		ThreadLocalRandom random = ThreadLocalRandom.current();
		int from = random.nextInt(accounts.size());
		int to = (from + random.nextInt(1, accounts.size())) % accounts.size();
		List<UUID> attempts = new CopyOnWriteArrayList<>();
		RuntimeException failure = null;
		try {
			bank.transfer(() -> newId(attempts), accounts.get(from), accounts.get(to),
					random.nextLong(1, MOST_MONEY + 1));
		}
		catch (RuntimeException ex) {
			failure = ex;
		}
		this.ledger.told(settings, attempts, outcome(failure));
		return failure;
	}

	private static UUID newId(List<UUID> attempts) {
		UUID id = UUID.randomUUID();
		attempts.add(id);
		return id;
	}

	private static Outcome outcome(@Nullable RuntimeException failure) {
		if (failure == null) {
			return Outcome.OK;
		}
		return (failure instanceof CommitOutcomeUnknownException) ? Outcome.UNKNOWN : Outcome.FAILED;
	}

	private static @Nullable String error(@Nullable RuntimeException failure) {
		if (failure == null) {
			return null;
		}
		String reason = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		String text = failure.getClass().getSimpleName() + ": " + reason.lines().findFirst().orElse("");
		return (text.length() > LONGEST_ERROR) ? text.substring(0, LONGEST_ERROR - 1) + "…" : text;
	}

}
