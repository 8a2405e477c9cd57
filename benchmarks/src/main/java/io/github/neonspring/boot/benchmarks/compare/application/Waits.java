package io.github.neonspring.boot.benchmarks.compare.application;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How long callers waited: the number of failures, then the nanoseconds of each success.
 *
 * @param failures how many calls failed
 * @param nanos how long the others waited
 */
record Waits(int failures, long... nanos) {

	static Waits of(int times, Operation operation) {
		long[] nanos = new long[times];
		int done = 0;
		for (int call = 0; call < times; call++) {
			long start = System.nanoTime();
			if (succeeds(operation)) {
				nanos[done++] = System.nanoTime() - start;
			}
		}
		return new Waits(times - done, LongStream.of(nanos).limit(done).toArray());
	}

	static boolean succeeds(Operation operation) {
		try {
			operation.run();
			return true;
		}
		catch (Exception ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return LongStream.concat(LongStream.of(this.failures), LongStream.of(this.nanos))
			.mapToObj(Long::toString)
			.collect(Collectors.joining(" "));
	}

}
