package io.github.neonspring.boot.benchmarks.compare.application;

/**
 * Something that the application can be asked to do.
 */
@FunctionalInterface
interface Operation {

	/**
	 * Do it once.
	 * @throws Exception if it fails
	 */
	void run() throws Exception;

}
