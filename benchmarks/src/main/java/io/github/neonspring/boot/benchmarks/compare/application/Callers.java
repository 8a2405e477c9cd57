package io.github.neonspring.boot.benchmarks.compare.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that call the application's code at the same time, as those of a web server do,
 * without what a web server adds.
 */
final class Callers {

	private Callers() {
	}

	static <T> List<T> call(int callers, Callable<T> task) throws InterruptedException, ExecutionException {
		ExecutorService executor = Executors.newFixedThreadPool(callers);
		try {
			List<T> results = new ArrayList<>();
			List<Future<T>> running = executor.invokeAll(Collections.nCopies(callers, task));
			for (Future<T> future : running) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
