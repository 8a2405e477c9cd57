package io.github.neonspring.boot.commit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * Asks for one noted transaction until the answer is settled or nobody waits for it any
 * more.
 */
final class CommitLookup {

	private static final Log logger = LogFactory.getLog(CommitLookup.class);

	private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();

	private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();

	private final CountDownLatch abandoned = new CountDownLatch(1);

	private final DataSource source;

	private final CommitNote note;

	private final FirstRecovery firstRecovery;

	private long pause = SHORTEST_PAUSE;

	private volatile Verdict latest = Verdict.unknown("no connection could be opened in time");

	CommitLookup(DataSource source, CommitNote note, FirstRecovery firstRecovery) {
		this.source = source;
		this.note = note;
		this.firstRecovery = firstRecovery;
	}

	void run() {
		boolean trying = true;
		while (trying && isWanted()) {
			try (LookupConnection connection = LookupConnection.open(this.source)) {
				trying = !askUntilSettled(connection);
			}
			catch (SQLException | RuntimeException ex) {
				logger.debug("Looking up a COMMIT failed", ex);
				this.latest = Verdict.unknown("the database could not be asked: " + ex.getMessage());
				trying = !isForGood(ex);
			}
			if (trying) {
				pause();
			}
		}
	}

	// A standby may be promoted, and another host may be the primary already
	private boolean askUntilSettled(LookupConnection connection) throws SQLException {
		while (isWanted()) {
			Sighting seen = connection.look(this.note);
			this.firstRecovery.saw(seen.life());
			this.latest = Verdict.of(this.note, seen, this.firstRecovery);
			if (this.latest.outcome() != null || seen.life().timeline() == null) {
				return this.latest.outcome() != null;
			}
			if (connection.endIdleBackend(this.note)) {
				logger.info(LogMessage.format(
						"Ended backend %d, which waited in transaction %s for a COMMIT that was lost on its way",
						this.note.backend(), this.note.transactionId()));
			}
			pause();
		}
		return true;
	}

	// The connect is refused for good, or the lookup's own statement is
	private static boolean isForGood(Exception ex) {
		String state = (ex instanceof SQLException failure) ? String.valueOf(failure.getSQLState()) : "";
		ConnectFailure failure = ConnectFailure.of(ex);
		return state.startsWith("42") || state.startsWith("22") || state.startsWith("0A")
				|| (failure != ConnectFailure.OTHER && !failure.isTransient());
	}

	private void pause() {
		try {
			this.abandoned.await(this.pause, TimeUnit.NANOSECONDS);
			this.pause = Math.min(LONGEST_PAUSE, this.pause * 3 / 2);
		}
		catch (InterruptedException ex) {
			this.abandoned.countDown();
		}
	}

	private boolean isWanted() {
		return this.abandoned.getCount() > 0;
	}

	/**
	 * Return what is known now.
	 * @return the verdict, never an unsettled one
	 */
	Verdict latest() {
		Verdict verdict = this.latest;
		return (verdict.outcome() != null) ? verdict : Verdict.unknown(verdict.reason());
	}

	void abandon() {
		this.abandoned.countDown();
	}

}
