package io.github.neonspring.boot.status;

import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.budget.BudgetReport;
import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSnapshot;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.ConnectTally;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.setup.SetupReport;
import io.github.neonspring.boot.transaction.RetryOutcome;
import io.github.neonspring.boot.transaction.TransactionRetries;

/**
 * What the starter knows of the database and does about it, for programs: the facts of
 * the endpoint {@code /actuator/neon}, typed, without Actuator. Each answer is of the
 * moment, holds no secret, and asks the database nothing. Threads may share it.
 *
 * @since 0.1.0
 */
public final class NeonStatus {

	private final ProcessFacts process;

	private final NeonConnection connection;

	private final NeonPool pool;

	private final Sessions sessions;

	private final ComputeActivity activity;

	private final BringUp bringUp;

	private final EndpointBreaker breaker;

	private final OptionalParts optional;

	NeonStatus(ProcessFacts process, NeonConnection connection, NeonPool pool, Sessions sessions,
			ComputeActivity activity, BringUp bringUp, EndpointBreaker breaker, OptionalParts optional) {
		this.process = process;
		this.connection = connection;
		this.pool = pool;
		this.sessions = sessions;
		this.activity = activity;
		this.bringUp = bringUp;
		this.breaker = breaker;
		this.optional = optional;
	}

	/**
	 * Return in which process the application runs.
	 * @return the process
	 */
	public ProcessStatus process() {
		return this.process.get();
	}

	/**
	 * Return where the database is, and how connecting to it has gone.
	 * @return the connection
	 */
	public ConnectionStatus connection() {
		ResolvedConnection resolved = this.pool.isOpen() ? this.connection.resolve().orElse(null) : null;
		ConnectTally tally = this.bringUp.tally();
		return new ConnectionStatus(resolved, this.activity.serverVersion(), tally.sources(), tally.opened(),
				this.pool.lostConnections(), tally.failures(), tally.lastFailure());
	}

	/**
	 * Return the pool of the primary.
	 * @return the pool; of a replica's, {@link Replica#pool()} tells
	 */
	public PoolSnapshot pool() {
		return this.pool.snapshot();
	}

	/**
	 * Return who has which connection, and how often connections were lent.
	 * @return the sessions of the primary and of the replicas
	 */
	public Sessions sessions() {
		return this.sessions;
	}

	/**
	 * Return how transactions fare.
	 * @return the counts
	 */
	public TransactionStatus transactions() {
		TransactionRetries retries = this.optional.retries().getIfAvailable();
		return new TransactionStatus(this.pool.transactions(),
				(retries != null) ? retries.count(RetryOutcome.RECOVERED) : 0,
				(retries != null) ? retries.count(RetryOutcome.EXHAUSTED) : 0);
	}

	/**
	 * Return what is known of the primary's compute.
	 * @return the compute
	 */
	public ComputeStatus compute() {
		return ComputeStatus.of(this.activity);
	}

	/**
	 * Return whether the primary's compute is kept awake.
	 * @return the keepalive, or empty in a test slice, which has none
	 */
	public Optional<KeepaliveStatus> keepalive() {
		return Optional.ofNullable(this.optional.keepalive().getIfAvailable()).map(KeepaliveStatus::of);
	}

	/**
	 * Return whether callers are let through to the primary.
	 * @return the circuit breaker
	 */
	public BreakerStatus breaker() {
		return BreakerStatus.of(this.breaker);
	}

	/**
	 * Return what the migrations of this start did.
	 * @return the report, or empty without Flyway and where there are no migrations
	 */
	public Optional<MigrationReport> migrations() {
		return Optional.ofNullable(this.optional.migrations().getIfAvailable()).filter(MigrationReport::isDone);
	}

	/**
	 * Return the read replicas.
	 * @return the replicas, in the order in which they are configured
	 */
	public List<Replica> replicas() {
		return this.optional.replicas().getIfAvailable(Replicas::none).all();
	}

	/**
	 * Return what this start has set up and checked.
	 * @return the report, or empty where there was nothing to set up or to check
	 */
	public Optional<SetupReport> setup() {
		return Optional.ofNullable(this.optional.setup().getIfAvailable()).filter(SetupReport::isDone);
	}

	/**
	 * Return how many connections all instances may open, against those that there can
	 * be.
	 * @return the budget as it was when the server was last asked, or empty before that
	 */
	public Optional<BudgetReport> budget() {
		return Optional.ofNullable(this.optional.budget().getIfAvailable()).flatMap(ConnectionBudget::last);
	}

	/**
	 * What is not there in each application.
	 *
	 * @param keepalive keeps the compute awake
	 * @param retries counts repeated transactions
	 * @param migrations what the migrations did
	 * @param replicas the read replicas
	 * @param setup what was set up
	 * @param budget the connections that there can be
	 */
	record OptionalParts(ObjectProvider<Keepalive> keepalive, ObjectProvider<TransactionRetries> retries,
			ObjectProvider<MigrationReport> migrations, ObjectProvider<Replicas> replicas,
			ObjectProvider<SetupReport> setup, ObjectProvider<ConnectionBudget> budget) {

	}

}
