package io.github.neonspring.boot.testkit.rules;

import java.util.List;

/**
 * Looks at one class after the other.
 */
@FunctionalInterface
interface Check {

	/**
	 * Look at a class of the project.
	 * @param type its internal name
	 * @return what was found
	 */
	List<Finding> check(String type);

}
