package io.github.neonspring.sample.live.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;

/**
 * What callers were told, and the audit that compares it with the tables. The audit asks
 * past the embedded endpoint's front, so that it neither wakes the compute nor keeps it
 * awake nor is counted. Threads may share it.
 */
public final class Ledger {

	private static final Log logger = LogFactory.getLog(Ledger.class);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final EmbeddedCompute endpoint;

	private final Clock clock;

	private final List<Told> told = new ArrayList<>();

	private volatile Balance balance = Balance.NONE;

	private volatile List<Long> accounts = List.of();

	private long expected;

	private long newestAccount = -1;

	Ledger(EmbeddedCompute endpoint, Clock clock) {
		this.endpoint = endpoint;
		this.clock = clock;
	}

	/**
	 * Note what a caller was told.
	 * @param settings which settings the transfer was sent through
	 * @param attempts the ids of the attempts; none if it did not come so far
	 * @param outcome what the caller was told
	 */
	void told(Settings settings, List<UUID> attempts, Outcome outcome) {
		if (!attempts.isEmpty()) {
			synchronized (this.told) {
				this.told.add(new Told(settings, List.copyOf(attempts), outcome, this.clock.millis()));
			}
		}
	}

	/**
	 * Compare what callers were told with the tables, unless the compute is asleep.
	 */
	synchronized void audit() {
		try (Connection connection = this.endpoint.openAside()) {
			List<Told> open = open();
			Tables tables = Tables.read(connection, this.newestAccount);
			Set<UUID> made = Tables.transfers(connection, open.stream().flatMap((one) -> one.attempts().stream()));
			this.expected += tables.newMoney();
			this.newestAccount = tables.newestAccount();
			this.accounts = tables.richest();
			this.balance = balance(tables, open, made);
			long patienceEnded = this.clock.millis() - PATIENCE.toMillis();
			settled(open.stream().filter((one) -> one.isSettled(made, patienceEnded)).toList());
		}
		catch (SQLException | IllegalStateException ex) {
			logger.debug(LogMessage.format("No audit now: %s", ex.getMessage()));
		}
	}

	private Balance balance(Tables tables, List<Told> open, Set<UUID> made) {
		Balance.BySettings madeThoughFailed = new Balance.BySettings(madeThoughFailed(open, made, Settings.STARTER),
				madeThoughFailed(open, made, Settings.PLAIN));
		return new Balance(BigDecimal.valueOf(tables.money(), 2), BigDecimal.valueOf(this.expected, 2),
				tables.accounts(), tables.transfers(), open.stream().filter((one) -> one.isLost(made)).count(),
				open.stream().filter((one) -> one.isDoubled(made)).count(),
				madeThoughFailed.starter() + madeThoughFailed.plain(), madeThoughFailed, this.clock.millis());
	}

	private static long madeThoughFailed(List<Told> open, Set<UUID> made, Settings settings) {
		return open.stream().filter((one) -> one.settings() == settings && one.isMadeThoughFailed(made)).count();
	}

	private List<Told> open() {
		synchronized (this.told) {
			return List.copyOf(this.told);
		}
	}

	private void settled(List<Told> settled) {
		Set<Told> known = Set.copyOf(settled);
		synchronized (this.told) {
			this.told.removeIf(known::contains);
		}
	}

	/**
	 * Return what the last audit found.
	 * @return the balance
	 */
	public Balance balance() {
		return this.balance;
	}

	/**
	 * Return the accounts between which money can be moved.
	 * @return their ids, five at most
	 */
	List<Long> accounts() {
		return this.accounts;
	}

}
