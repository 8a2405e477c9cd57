package io.github.neonspring.boot.guard;

import java.sql.SQLException;

/**
 * Something that was set on an object of the driver, and can be set alike on another.
 *
 * @param <T> the type of object
 */
@FunctionalInterface
interface Setting<T> {

	/**
	 * Set it.
	 * @param target the object
	 * @throws SQLException if the driver fails
	 */
	void on(T target) throws SQLException;

}
