package io.github.neonspring.boot.benchmarks.compare.application;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs operations when it is asked to, and answers with numbers. They run in threads of
 * their own, where no open session in view answers from its cache.
 */
@RestController
class OperationController {

	private final Map<String, Operation> operations;

	OperationController(Map<String, Operation> operations) {
		this.operations = operations;
	}

	@PostMapping("/operations/{name}")
	String run(@PathVariable String name, @RequestParam(defaultValue = "1") int times)
			throws InterruptedException, ExecutionException {
		Operation operation = operation(name);
		return Callers.call(1, () -> Waits.of(times, operation)).get(0).toString();
	}

	/**
	 * Run an operation by many callers for a while.
	 * @param name the operation
	 * @param callers how many threads call it again and again
	 * @param millis for how long
	 * @return the number of failures and of successes
	 * @throws InterruptedException if it is interrupted
	 * @throws ExecutionException never
	 */
	@PostMapping("/loads/{name}")
	String load(@PathVariable String name, @RequestParam int callers, @RequestParam long millis)
			throws InterruptedException, ExecutionException {
		Operation operation = operation(name);
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long[] total = new long[2];
		for (long[] counted : Callers.call(callers, () -> countUntil(end, operation))) {
			total[0] += counted[0];
			total[1] += counted[1];
		}
		return total[0] + " " + total[1];
	}

	private static long[] countUntil(long end, Operation operation) {
		long[] counted = new long[2];
		while (System.nanoTime() < end) {
			boolean success = Waits.succeeds(operation);
			// What ends after the bell counts for nobody
			if (System.nanoTime() < end) {
				counted[success ? 1 : 0]++;
			}
		}
		return counted;
	}

	private Operation operation(String name) {
		Operation operation = this.operations.get(name);
		if (operation == null) {
			throw new IllegalArgumentException("No operation '" + name + "' among " + this.operations.keySet());
		}
		return operation;
	}

}
