package io.github.neonspring.boot.pool;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

/**
 * Work that begins when task executors stop, as that of a task that was under way then.
 */
final class LateTask implements SmartLifecycle {

	private final Runnable task;

	private final Callable<Boolean> begun;

	private volatile CompletableFuture<Void> work;

	LateTask(Runnable task, Callable<Boolean> begun) {
		this.task = task;
		this.begun = begun;
	}

	CompletableFuture<Void> work() {
		return this.work;
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
		this.work = CompletableFuture.runAsync(this.task);
		Awaitility.await().until(this.begun);
	}

	@Override
	public boolean isRunning() {
		return this.work == null;
	}

	@Override
	public int getPhase() {
		return ExecutorConfigurationSupport.DEFAULT_PHASE;
	}

}
