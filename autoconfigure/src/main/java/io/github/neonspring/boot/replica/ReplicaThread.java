package io.github.neonspring.boot.replica;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The one thread that does for a replica what no reader waits for. It is there while
 * there is something to do; what is asked of it meanwhile is dropped.
 */
final class ReplicaThread {

	private static final Duration IDLE = Duration.ofSeconds(5);

	private static final Duration STOP = Duration.ofSeconds(2);

	private final String name;

	private volatile @Nullable ThreadPoolExecutor thread;

	ReplicaThread(String name) {
		this.name = name;
	}

	void start() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(this.name + "-");
		factory.setDaemon(true);
		this.thread = new ThreadPoolExecutor(0, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(),
				factory, new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Do something, unless something is being done or the thread is stopped.
	 * @param task what to do, which ends soon after {@link #isRunning()} does
	 */
	void execute(Runnable task) {
		ThreadPoolExecutor current = this.thread;
		if (current != null && current.getActiveCount() == 0) {
			current.execute(task);
		}
	}

	boolean isBusy() {
		ThreadPoolExecutor current = this.thread;
		return current != null && current.getActiveCount() > 0;
	}

	boolean isRunning() {
		ThreadPoolExecutor current = this.thread;
		return current != null && !current.isShutdown();
	}

	/**
	 * Stop, within two seconds.
	 */
	void stop() {
		ThreadPoolExecutor current = this.thread;
		if (current == null) {
			return;
		}
		current.shutdownNow();
		try {
			current.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
