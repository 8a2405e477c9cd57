package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

/**
 * Finds out what became of a COMMIT whose answer was lost: a note is taken right before
 * the COMMIT, and after the loss a new connection asks {@code pg_xact_status} for it.
 * <p>
 * It is a lookup and not a fence. It finds what happened and prevents nothing: where it
 * answers {@link CommitOutcome#UNKNOWN}, the COMMIT may have taken effect, may still take
 * effect or may never do so. A commit that the server reports before it is durable
 * ({@code synchronous_commit=off}) is looked up as committed and may be lost in a later
 * crash, as it may after an answer that arrived. What is known comes from the server that
 * answers: the one that the transaction ran on, its restart, or a standby of it that was
 * promoted. What such a standby had not received is rolled back there, whatever the old
 * primary did; the old primary must not live on beside it. What is known comes from the
 * server that answers: the one that the transaction ran on, its restart, or a standby of
 * it that was promoted. What a promoted standby had not received is rolled back, whatever
 * the old primary did; whoever runs both at once gets two truths.
 * <p>
 * Threads may share an instance.
 *
 * @since 0.1.0
 */
public final class CommitVerification {

	/**
	 * How long a lookup takes at most unless something else is said.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final Log logger = LogFactory.getLog(CommitVerification.class);

	/** Each needs a connection, and a server that has just woken has few. */
	private static final int LOOKUPS_AT_ONCE = 8;

	private final AtomicLong threads = new AtomicLong();

	private final Semaphore turns = new Semaphore(LOOKUPS_AT_ONCE, true);

	private final CommitsInDoubt inDoubt = new CommitsInDoubt();

	private final DataSource outsideThePool;

	private final String endpoint;

	private final Duration timeout;

	private final FirstRecovery firstRecovery;

	/**
	 * Create a verification.
	 * @param outsideThePool opens new physical connections to the database in which the
	 * transactions run, as the same role, and waits while it is not there yet
	 * @param endpoint what to call the database in the log, without a password
	 * @param timeout how long a lookup takes at most, the opening of its connection
	 * included; {@link #DEFAULT_TIMEOUT} is a good value
	 */
	public CommitVerification(DataSource outsideThePool, String endpoint, Duration timeout) {
		this(outsideThePool, endpoint, timeout, new FirstRecovery(FirstRecovery.SOON, FirstRecovery.CLOCKS));
	}

	CommitVerification(DataSource outsideThePool, String endpoint, Duration timeout, FirstRecovery firstRecovery) {
		Assert.notNull(outsideThePool, "'outsideThePool' must not be null");
		Assert.isTrue(timeout.toMillis() > 0, "'timeout' must be positive");
		this.outsideThePool = outsideThePool;
		this.endpoint = endpoint;
		this.timeout = timeout;
		this.firstRecovery = firstRecovery;
	}

	/**
	 * Note what a lookup needs, in one statement inside the transaction. It is to be the
	 * last one before COMMIT. Where pgjdbc knows that no transaction is open, or that the
	 * open one has failed and can only be rolled back, nothing is sent.
	 * @param transaction the connection, with autocommit off
	 * @return the note, or {@code null} if the transaction has no id: then it has written
	 * no row. It may still get an id during COMMIT if all it does is to notify
	 * @throws SQLException if the statement fails; COMMIT was not sent, so that nothing
	 * is in doubt
	 */
	public @Nullable CommitNote note(Connection transaction) throws SQLException {
		CommitNote note = isOpen(transaction) ? CommitNote.take(transaction) : null;
		if (note != null) {
			this.firstRecovery.saw(note.life());
		}
		return note;
	}

	private static boolean isOpen(Connection transaction) throws SQLException {
		return !transaction.isWrapperFor(BaseConnection.class)
				|| transaction.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN;
	}

	/**
	 * Look up what became of a noted transaction, and log it once. An old backend that
	 * waits in the transaction for a COMMIT that was lost on its way is ended. Takes no
	 * longer than the timeout, and throws nothing when the database cannot be asked. An
	 * interrupt does not end it; the thread's interrupted status is kept.
	 * @param note what {@link #note} returned
	 * @return the outcome, {@link CommitOutcome#UNKNOWN} unless it is certain
	 */
	public CommitOutcome lookUp(CommitNote note) {
		Verdict verdict = verdict(note);
		CommitOutcome outcome = (verdict.outcome() != null) ? verdict.outcome() : CommitOutcome.UNKNOWN;
		this.inDoubt.add(outcome);
		switch (outcome) {
			case COMMITTED -> logger.info(message(note, "It is committed", verdict));
			case ROLLED_BACK -> logger.info(message(note, "It is rolled back", verdict));
			case UNKNOWN ->
				logger.warn(message(note, "Whether it is committed cannot be known; look at what it wrote", verdict));
		}
		return outcome;
	}

	/**
	 * Return how many COMMITs lost their answer. {@link #lookUp} counts those that it
	 * looks up; whoever has none looked up adds it.
	 * @return the counts
	 */
	public CommitsInDoubt inDoubt() {
		return this.inDoubt;
	}

	private LogMessage message(CommitNote note, String finding, Verdict verdict) {
		return LogMessage.of(() -> "The answer to the COMMIT of transaction %s on %s was lost. %s: %s"
			.formatted(note.transactionId(), this.endpoint, finding, verdict.reason()));
	}

	private Verdict verdict(CommitNote note) {
		try (UninterruptedWait wait = new UninterruptedWait(this.timeout)) {
			if (!wait.on((nanos) -> this.turns.tryAcquire(nanos, TimeUnit.NANOSECONDS))) {
				return Verdict.unknown("too many lookups at once");
			}
			try {
				return verdict(new CommitLookup(this.outsideThePool, note, this.firstRecovery), wait);
			}
			finally {
				this.turns.release();
			}
		}
	}

	// On a thread of its own, since nothing but the time that the caller waits can bound
	// the opening of a connection
	private Verdict verdict(CommitLookup lookup, UninterruptedWait wait) {
		Thread thread = new Thread(lookup::run, "neon-commit-lookup-" + this.threads.incrementAndGet());
		thread.setDaemon(true);
		thread.start();
		wait.on((nanos) -> {
			TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
			return true;
		});
		lookup.abandon();
		thread.interrupt();
		return lookup.latest();
	}

}
