package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;

/**
 * A connection of pgjdbc and the socket that carries it.
 *
 * @param connection the connection, as pgjdbc made it
 * @param socket the socket below it and below its TLS, or {@code null} where it is none
 * of ours: the connection string names another {@code socketFactory}, or the JVM has a
 * SOCKS proxy
 * @since 0.1.0
 * @see ConnectingDataSource#open()
 */
public record PhysicalConnection(Connection connection, @Nullable EndpointSocket socket) {

}
