package io.github.neonspring.boot.connection.driver;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A kind of thread to run a test's task on. Virtual threads are there from JDK 21 on.
 */
enum EndpointSocketThread {

	PLATFORM {

		@Override
		Thread unstarted(Runnable task) {
			return new Thread(task, "test-platform");
		}

	},

	VIRTUAL {

		@Override
		Thread unstarted(Runnable task) {
			Assumptions.assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
			try {
				Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
				return (Thread) Class.forName("java.lang.Thread$Builder")
					.getMethod("unstarted", Runnable.class)
					.invoke(builder, task);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	};

	private volatile Thread thread;

	abstract Thread unstarted(Runnable task);

	Thread thread() {
		return this.thread;
	}

	<T> CompletableFuture<T> start(Callable<T> task) {
		CompletableFuture<T> result = new CompletableFuture<>();
		this.thread = unstarted(() -> {
			try {
				result.complete(task.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		});
		this.thread.setDaemon(true);
		this.thread.start();
		return result;
	}

	/**
	 * Wait until the thread is inside of the selector: a thread that waits for the system
	 * is {@code RUNNABLE} to the JVM.
	 */
	void awaitBlocked() {
		Awaitility.await().until(() -> {
			for (StackTraceElement element : this.thread.getStackTrace()) {
				if (element.getClassName().endsWith("SelectorImpl") && element.getMethodName().contains("elect")) {
					return true;
				}
			}
			return false;
		});
	}

}
