package io.github.neonspring.boot.status;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.resilience.LastConnectFailure;

/**
 * Where the database is, and how connecting to it has gone.
 *
 * @param inUse whether the data source is the starter's own and open
 * @param endpoint the description of the endpoint, without secrets; {@code null} while
 * the data source is not in use
 * @param source which setting named the database; {@code null} while the data source is
 * not in use
 * @param tls how connections are encrypted, as {@code sslmode} says it; {@code null}
 * while the data source is not in use
 * @param serverVersion the server's version as it told at the last connect; {@code null}
 * before the first
 * @param dataSources how many sources of physical connections were created: the data
 * source, one for each replica, and one each for migrations and set-up
 * @param opened how many physical connections were opened since start
 * @param lost how many of them the other side has ended
 * @param failures how many connects have failed since start, by their reasons
 * @param lastFailure the last of them, also if connects have succeeded since;
 * {@code null} if there was none
 * @since 0.1.0
 */
public record ConnectionStatus(boolean inUse, @Nullable String endpoint, @Nullable String source, @Nullable String tls,
		@Nullable String serverVersion, long dataSources, long opened, long lost, Map<ConnectFailure, Long> failures,
		@Nullable LastConnectFailure lastFailure) {

	ConnectionStatus(@Nullable ResolvedConnection resolved, @Nullable String serverVersion, long dataSources,
			long opened, long lost, Map<ConnectFailure, Long> failures, @Nullable LastConnectFailure lastFailure) {
		this(resolved != null, (resolved != null) ? resolved.main().description() : null,
				(resolved != null) ? resolved.source().toString() : null,
				(resolved != null) ? resolved.main().tls() : null, serverVersion, dataSources, opened, lost, failures,
				lastFailure);
	}

}
