package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections for those who go a route.
 */
interface RouteOpening {

	Connection open(Route route) throws SQLException;

}
