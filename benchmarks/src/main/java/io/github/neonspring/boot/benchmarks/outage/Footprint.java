package io.github.neonspring.boot.benchmarks.outage;

/**
 * What the application takes up: threads, and memory that is in use after a collection.
 *
 * @param threads the number of threads
 * @param megabytes the heap in use
 */
record Footprint(int threads, long megabytes) {

	static Footprint take() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return new Footprint(Thread.getAllStackTraces().size(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
	}

	/**
	 * Whether this is as much as before, but for what a JVM that warms up adds.
	 * @param before the footprint before
	 * @return {@code true} if nothing has grown
	 */
	boolean isFlatSince(Footprint before) {
		return this.threads <= before.threads + 5 && this.megabytes <= before.megabytes + 20;
	}

	@Override
	public String toString() {
		return this.threads + " threads, " + this.megabytes + " MB";
	}

}
