package io.github.neonspring.boot.testkit;

import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.github.neonspring.boot.testkit.front.Compute.Login;

/**
 * Where logins wait while something is done to the database that no session may see half
 * done.
 */
final class LoginGate {

	private final ReentrantReadWriteLock logins = new ReentrantReadWriteLock();

	Login enter() throws InterruptedException {
		this.logins.readLock().lockInterruptibly();
		return this.logins.readLock()::unlock;
	}

	// Lets logins that are under way end first.
	void whileClosed(Runnable change) {
		this.logins.writeLock().lock();
		try {
			change.run();
		}
		finally {
			this.logins.writeLock().unlock();
		}
	}

}
