package io.github.neonspring.boot.resilience;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * The last connect that failed. The server's own words are not kept: they may hold more
 * than everybody may see.
 *
 * @param at when
 * @param kind why
 * @param sqlState the SQLSTATE; {@code null} if the driver gave none
 * @param endpoint the description of the endpoint, without secrets
 * @since 0.1.0
 */
public record LastConnectFailure(Instant at, ConnectFailure kind, @Nullable String sqlState, String endpoint) {
}
