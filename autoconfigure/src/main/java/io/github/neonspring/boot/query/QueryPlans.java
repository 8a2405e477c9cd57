package io.github.neonspring.boot.query;

/**
 * Takes slow statements whose plan is to be shown.
 */
@FunctionalInterface
interface QueryPlans {

	/** No plan is shown. */
	QueryPlans NONE = (sql) -> {
	};

	/**
	 * Ask for the plan of a statement. Returns at once.
	 * @param sql the text as the application wrote it
	 */
	void ask(String sql);

}
