package io.github.neonspring.boot.testkit.test;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TestServer;

/**
 * The database beneath a Spring context, which can be replaced by a fresh one.
 *
 * @since 0.1.0
 */
public final class TestDatabase {

	private final TestServer server;

	private final String name;

	private final NeonSimulator endpoint;

	private final Retirement retirement;

	private final BlockSequences sequences;

	private int renewals;

	private @Nullable String original;

	private @Nullable Future<String> spare;

	private @Nullable Class<?> owner;

	private @Nullable Class<?> first;

	private TestDatabase(TestServer server, String name, ConfigurableApplicationContext context) {
		this.server = server;
		this.name = name;
		this.endpoint = server.endpoint(name);
		this.retirement = new Retirement(context, this.endpoint, server, name);
		this.sequences = new BlockSequences(server);
	}

	static TestDatabase create(ConfigurableApplicationContext context) {
		TestServer server = TestServer.ofThisBuild();
		return new TestDatabase(server, server.create(), context);
	}

	/**
	 * Return the name of the database, which a fresh one inherits.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the endpoint, at which faults can be asked for.
	 * @return the endpoint that the application is connected to
	 */
	public NeonSimulator endpoint() {
		return this.endpoint;
	}

	/**
	 * Replace the database by one as the application's start left it. Connections to the
	 * old one are closed, JPA's second-level cache and Spring's caches are emptied,
	 * faults of the endpoint are undone, and a {@link TestDatabaseRenewedEvent} is
	 * published.
	 * <p>
	 * Sequences with an increment other than 1 go on where they were: Hibernate holds the
	 * rest of a block of their values in memory and would use values twice.
	 */
	public synchronized void renew() {
		String source = this.original;
		if (source == null) {
			keepOriginal();
		}
		else {
			replaceByCopyOf(source);
		}
		this.retirement.announce();
	}

	private void keepOriginal() {
		this.retirement.refuseOtherDatabases();
		String kept = nextName();
		replace(() -> {
			this.server.rename(this.name, kept);
			this.server.copy(kept, this.name);
		});
		this.original = kept;
		this.sequences.lookAt(kept);
	}

	private void replaceByCopyOf(String source) {
		String old = nextName();
		String fresh = fresh(source);
		replace(() -> {
			this.server.rename(this.name, old);
			this.server.rename(fresh, this.name);
			this.sequences.carryOver(old, this.name);
		});
		// A context that has had two databases will need more
		this.spare = this.server.copySoon(source, nextName());
		this.server.dropSoon(old);
	}

	private String fresh(String source) {
		Future<String> ready = this.spare;
		this.spare = null;
		try {
			if (ready != null) {
				return ready.get();
			}
		}
		catch (ExecutionException ex) {
			// Tried again, and told
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a fresh database was created", ex);
		}
		String copy = nextName();
		this.server.copy(source, copy);
		return copy;
	}

	/**
	 * Replace the database by a copy of another one, while the application starts.
	 * @param template the database to copy
	 */
	synchronized void startWith(String template) {
		String old = nextName();
		replace(() -> {
			this.server.rename(this.name, old);
			this.server.copy(template, this.name);
		});
		this.server.dropSoon(old);
	}

	/**
	 * Keep a copy of the database as it is now.
	 * @param template the name of the copy
	 */
	synchronized void keepAs(String template) {
		replace(() -> this.server.copy(this.name, template));
	}

	private String nextName() {
		return this.name + "_" + ++this.renewals;
	}

	private void replace(Runnable change) {
		this.endpoint.heal();
		this.endpoint.wake();
		boolean[] stragglers = new boolean[1];
		this.endpoint.whileLoginsWait(() -> {
			stragglers[0] = this.retirement.endSessions();
			change.run();
		});
		if (stragglers[0]) {
			this.retirement.evict();
		}
	}

	/**
	 * Give the database to a test class, fresh unless it has it already. The first class
	 * to ask is a nested one where that has a configuration of its own.
	 * @param outermost the class with those around it
	 * @param testClass the class itself
	 */
	synchronized void giveTo(Class<?> outermost, Class<?> testClass) {
		if (this.owner != outermost) {
			renew();
			this.owner = outermost;
			this.first = testClass;
		}
	}

	synchronized void takeFrom(Class<?> testClass) {
		if (this.first == testClass) {
			this.owner = null;
			this.first = null;
		}
	}

	synchronized void close() {
		this.endpoint.close();
		this.server.dropSoon(this.name);
		if (this.original != null) {
			this.server.dropSoon(this.original);
		}
		if (this.spare != null) {
			this.server.dropSoon(this.name + "_" + this.renewals);
		}
	}

	@Override
	public String toString() {
		return "TestDatabase[" + this.name + "]";
	}

}
