package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;

/**
 * A connection and the socket that carries it.
 *
 * @param connection the connection
 * @param socket the socket
 */
record PhysicalConnection(Connection connection, EndpointSocket socket) {
}
