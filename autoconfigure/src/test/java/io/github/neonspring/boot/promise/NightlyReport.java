package io.github.neonspring.boot.promise;

/**
 * Somebody who uses the database.
 */
public final class NightlyReport {

	private NightlyReport() {
	}

	/**
	 * Use the database.
	 * @param query how
	 */
	public static void create(Runnable query) {
		query.run();
	}

}
